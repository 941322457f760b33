package io.holdfast.config.plan;

/**
 * One difference between two blocks.
 *
 * @param keyword the keyword of the line
 * @param before the value before; empty when there was none
 * @param after the value after; empty when there is none
 */
public record SettingChange(String keyword, String before, String after) {

  @Override
  public String toString() {
    if (before.isEmpty()) {
      return "add " + keyword + ' ' + after;
    }
    return after.isEmpty()
        ? "remove " + keyword + ' ' + before
        : keyword + ' ' + before + " -> " + after;
  }
}
