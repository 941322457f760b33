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
  DEMOTE
}
