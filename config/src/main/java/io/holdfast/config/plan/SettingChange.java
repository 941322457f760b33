package io.holdfast.config.plan;

/**
 * One difference between two blocks.
 *
 * @param keyword the keyword of the line
 * @param before the value before; empty when there was none
 * @param after the value after; empty when there is none
 * @param isActedOn false when nothing comes of the keyword
 */
public record SettingChange(String keyword, String before, String after, boolean isActedOn) {

  @Override
  public String toString() {
    return described() + (isActedOn ? "" : " (accepted, not acted on)");
  }

  private String described() {
    if (before.isEmpty()) {
      return "add " + keyword + ' ' + after;
    }
    return after.isEmpty()
        ? "remove " + keyword + ' ' + before
        : keyword + ' ' + before + " -> " + after;
  }
}
