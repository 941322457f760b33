package io.holdfast.config.parse;

/**
 * What a definition says for track lists that say nothing.
 *
 * @param weight the weight
 * @param reverse whether it is reversed
 */
public record DefaultWeight(int weight, boolean reverse) {
  static final DefaultWeight FAULT = new DefaultWeight(0, false);
}
