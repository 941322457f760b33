package io.holdfast.config.text;

/**
 * The {@code @ID} and {@code @^ID} lines. {@code @holdfast} is always true here and is no
 * configuration id of a keepalived, so our own settings stand behind it. Immutable.
 */
final class Conditions {
  /** The id of lines that only Holdfast reads. */
  static final String OWN_ID = "holdfast";

  private final String configId;

  Conditions(String configId) {
    this.configId = configId;
  }

  /** Returns what follows a true condition; an empty line when it is false or has no rest. */
  LogicalLine apply(LogicalLine line) {
    String text = line.text();
    boolean negated = text.startsWith("@^");
    int begin = negated ? 2 : 1;
    int end = begin;
    while (end < text.length() && !Blanks.isBlank(text.charAt(end))) {
      end++;
    }
    String id = text.substring(begin, end);
    boolean equal = !id.isEmpty() && (id.equals(configId) || id.equals(OWN_ID));
    if (equal == negated) {
      return line.slice(0, 0);
    }
    return line.slice(end, text.length()).trimmed();
  }
}
