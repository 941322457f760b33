package io.holdfast.core;

/** How the daemon stops. */
public enum StopMode {
  /** Masters go on serving until another router serves, or until none can be expected any more. */
  GENTLE,
  /** Everything is given back at once. */
  NOW
}
