package io.holdfast.config.check;

/** How bad a diagnostic is, mildest first. */
public enum Severity {
  /** Worth knowing; the configuration does what it says. */
  INFO,
  /** The configuration works, but probably not as its writer believes. */
  WARNING,
  /** A line was ignored or repaired; the rest of the configuration is used. */
  ERROR,
  /** The configuration must not be used at all. */
  FATAL
}
