package io.holdfast.daemon.log;

import io.holdfast.core.Effect;

/** Turns what was queued into words, on the log thread. */
final class LogText {
  private static final int MAX_CHARACTERS = 1000;

  private LogText() {}

  /**
   * Renders a line of the engine, or any other value by its own words, free of control characters.
   */
  static String render(Object content) {
    String text = content instanceof Effect.Log line ? line.text() : content.toString();
    return isClean(text) ? text : clean(text);
  }

  private static boolean isClean(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      if (Character.isISOControl(text.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  // A name from a file or a packet must not forge a second line.
  private static String clean(String text) {
    int length = Math.min(text.length(), MAX_CHARACTERS);
    StringBuilder out = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      char character = text.charAt(index);
      out.append(Character.isISOControl(character) ? ' ' : character);
    }
    return out.toString();
  }
}
