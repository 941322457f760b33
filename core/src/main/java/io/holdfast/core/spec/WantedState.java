package io.holdfast.core.spec;

/**
 * The {@code state} keyword: what the administrator wants at the start. Priority decides in the
 * end.
 */
public enum WantedState {
  /** {@code state MASTER}. */
  MASTER,
  /** {@code state BACKUP}, the default. */
  BACKUP
}
