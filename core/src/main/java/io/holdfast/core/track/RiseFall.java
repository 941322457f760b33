package io.holdfast.core.track;

/**
 * Turns single results into a verdict that does not change with every hiccup: {@code rise}
 * successes in a row make a failed check good, {@code fall} failures in a row make a good one
 * failed. The very first result decides alone.
 *
 * <p>A count from 0 to rise + fall - 1, good from rise on, as keepalived keeps it.
 */
public final class RiseFall {
  private int rise;
  private int fall;
  private int count;
  private boolean decided;

  /**
   * Creates one without a verdict.
   *
   * @param rise successes in a row, at least 1
   * @param fall failures in a row, at least 1
   */
  public RiseFall(int rise, int fall) {
    this.rise = rise;
    this.fall = fall;
    this.count = rise - 1;
  }

  /** Starts with the verdict "failed" ({@code init_fail}). */
  public void startFailed() {
    decided = true;
    count = 0;
  }

  /** Takes other limits and keeps the verdict. */
  public void limits(int newRise, int newFall) {
    boolean wasGood = good();
    rise = newRise;
    fall = newFall;
    if (!decided) {
      count = rise - 1;
    } else {
      count = wasGood ? rise + fall - 1 : 0;
    }
  }

  /** Counts a success; returns whether the verdict changed. */
  public boolean succeeded() {
    boolean wasGood = decided && good();
    count = good() || count == rise - 1 ? rise + fall - 1 : count + 1;
    decided = true;
    return good() && !wasGood;
  }

  /** Counts a failure; returns whether the verdict changed. */
  public boolean failed() {
    boolean wasPending = !decided;
    boolean wasGood = good();
    count = count > rise ? count - 1 : 0;
    decided = true;
    return wasPending || (wasGood && !good());
  }

  /** Whether there is a verdict. */
  public boolean decided() {
    return decided;
  }

  /** Whether the verdict is good; false while there is none. */
  public boolean good() {
    return count >= rise;
  }
}
