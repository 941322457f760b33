package io.holdfast.sim.world;

/**
 * A property that did not hold.
 *
 * @param property simple name of the class that judged
 * @param atNanos when
 * @param host where, or empty
 * @param text what was wrong
 */
public record Violation(String property, long atNanos, String host, String text) {

  @Override
  public String toString() {
    return property + (host.isEmpty() ? "" : " on " + host) + ": " + text;
  }
}
