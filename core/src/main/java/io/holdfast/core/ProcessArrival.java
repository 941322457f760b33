package io.holdfast.core;

/** How new processes came: {@code fork_delay} is for those that may soon be another program. */
public enum ProcessArrival {
  /** As copies of one that counts, or nobody saw it. */
  FORKED,
  /** They became what they are: another program, or another name. */
  CHANGED
}
