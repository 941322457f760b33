package io.holdfast.daemon.doctor.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a saved rule, read option by option. Not thread safe. */
final class IptablesWords {
  private final List<String> words;
  private int next;
  private boolean negated;

  IptablesWords(List<String> words) {
    this.words = words;
  }

  /** Splits a line at blanks outside of quotes; a backslash in quotes takes the next as it is. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == '\\' && quoted && index + 1 < line.length()) {
        word.append(line.charAt(++index));
      } else if (character == ' ' && !quoted) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(character);
      }
    }
    words.add(word.toString());
    return words;
  }

  /** Returns the next option, or null at the end. */
  @Nullable String option() {
    negated = false;
    while (next < words.size()) {
      String word = words.get(next++);
      if (word.equals("!")) {
        negated = true;
      } else if (word.startsWith("-")) {
        return word;
      }
    }
    return null;
  }

  boolean isNegated() {
    return negated;
  }

  /** Returns the first value of the option, or an empty one. */
  String value() {
    return next < words.size() ? words.get(next) : "";
  }

  /** Returns the values of the option, which may be separated by commas. */
  List<String> values() {
    String value = value();
    boolean isNone = value.isEmpty() || value.startsWith("-") || value.equals("!");
    return isNone ? List.of("") : Arrays.asList(value.split(",", -1));
  }
}
