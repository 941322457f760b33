package io.holdfast.core.track;

/** What trackers add to a priority. */
public final class PriorityMath {
  /** What a file adds when it means FAULT. */
  public static final int FAULT = -254;

  private static final int HIGHEST_PRODUCT = 253;
  private static final int LOWEST = 1;
  private static final int HIGHEST = 254;

  private PriorityMath() {}

  /** The priority with everything added, within what a router that owns no address may use. */
  public static int effective(int basePriority, int sumOfWeights) {
    return Math.clamp((long) basePriority + sumOfWeights, LOWEST, HIGHEST);
  }

  /**
   * What one tracker adds: a positive weight while it is good, a negative one while it is failed.
   *
   * @param good its verdict
   * @param weight -253..253
   * @param reverse whether the sign of the weight is turned
   */
  public static int contribution(boolean good, int weight, boolean reverse) {
    boolean counts = weight > 0 == good;
    if (!counts) {
      return 0;
    }
    return reverse ? -weight : weight;
  }

  /**
   * What a file adds: its number times the weight, at most 253, and {@link #FAULT} at the least.
   *
   * @param number the number in the file
   * @param weight -254..254
   * @param reverse whether the sign of the product is turned
   */
  public static int product(int number, int weight, boolean reverse) {
    long product = (long) number * weight;
    return Math.clamp(reverse ? -product : product, FAULT, HIGHEST_PRODUCT);
  }
}
