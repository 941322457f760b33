package io.holdfast.core;

/** How a master lets another router take its place. Both are plain VRRP. */
public enum HandoverWay {
  /**
   * Says priority 0 and goes on serving: the best backup takes over after its skew time, also one
   * that does not preempt.
   */
  RELEASE,
  /**
   * Advertises the lowest priority and goes on serving as master: a backup that preempts takes over
   * after its master down interval, and there is a master at every moment.
   */
  DEMOTE;

  private static final int DEMOTION_INTERVALS = 4;
  private static final long DEMOTION_MARGIN_MILLIS = 1_000;

  /**
   * How long after it began another router must have taken over, or none does. A release ends by
   * itself. A demotion takes three intervals and a skew time, which is just under one, and what a
   * busy machine adds.
   *
   * @param advertIntervalMillis of the master that gives way
   */
  public long patienceMillis(long advertIntervalMillis) {
    return this == RELEASE
        ? Long.MAX_VALUE
        : DEMOTION_INTERVALS * advertIntervalMillis + DEMOTION_MARGIN_MILLIS;
  }
}
