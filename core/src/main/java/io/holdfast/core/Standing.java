package io.holdfast.core;

/**
 * Whether a virtual router strives to be master. One that stands aside has the lowest effective
 * priority: it replaces nobody, is replaced by anybody, and serves only when nobody else does.
 */
public enum Standing {
  /** It takes part as configured. */
  NORMAL,
  /** It was handed over, and stands aside until it has to become master again. */
  HANDED_OVER,
  /** The host was drained: it stands aside until maintenance is switched off or it starts anew. */
  DRAINED,
  /** The host is in maintenance: it stands aside until that is switched off. */
  MAINTENANCE
}
