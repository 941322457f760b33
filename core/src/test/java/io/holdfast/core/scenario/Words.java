package io.holdfast.core.scenario;

/** The words of a scenario line, taken one after another. */
final class Words {
  private final String[] words;
  private int next;

  Words(String line) {
    words = line.strip().split("\\s+", -1);
  }

  static Words none() {
    Words none = new Words("none");
    none.next();
    return none;
  }

  boolean hasNext() {
    return next < words.length;
  }

  String next() {
    if (!hasNext()) {
      throw new IllegalArgumentException("line ends early: " + String.join(" ", words));
    }
    return words[next++];
  }

  /** Takes the next word if it is this one. */
  boolean skip(String word) {
    boolean isNext = hasNext() && words[next].equals(word);
    next += isNext ? 1 : 0;
    return isNext;
  }

  /** Every word that is left, with blanks between them. */
  String rest() {
    StringBuilder text = new StringBuilder();
    while (hasNext()) {
      text.append(text.isEmpty() ? "" : " ").append(next());
    }
    return text.toString();
  }

  int number() {
    return Integer.decode(next());
  }

  /** Seconds, as {@code 3}, {@code 0.609375} or {@code 3s}. */
  long nanos() {
    return nanos(next());
  }

  static long nanos(String word) {
    String seconds = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return new java.math.BigDecimal(seconds).movePointRight(9).longValueExact();
  }

  String[] list() {
    String word = next();
    return "-".equals(word) ? new String[0] : word.split(",", -1);
  }
}
