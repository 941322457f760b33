package io.holdfast.core;

import io.holdfast.core.spec.TrackerName;

/**
 * One tracker at one moment.
 *
 * @param name what it watches
 * @param verdict what counts
 * @param number the number in a file, how many processes run; else 0 for good and 1 for bad, as
 *     last reported
 * @param believedAtNanos when the last report will count, if it does not count yet; {@link
 *     Long#MAX_VALUE} otherwise
 */
public record TrackerSnapshot(
    TrackerName name, Verdict verdict, long number, long believedAtNanos) {

  /** What a tracker says. */
  public enum Verdict {
    /** No result yet. */
    PENDING,
    /** OK. */
    GOOD,
    /** Failed. */
    BAD
  }
}
