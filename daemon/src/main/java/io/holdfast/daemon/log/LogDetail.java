package io.holdfast.daemon.log;

/** How much is logged. */
public enum LogDetail {
  /** Without the lines meant for {@code -D}. */
  NORMAL,
  /** {@code -D}. */
  DETAILED
}
