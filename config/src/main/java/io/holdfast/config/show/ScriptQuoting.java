package io.holdfast.config.show;

import io.holdfast.config.text.Octets;
import java.util.List;

/**
 * Writes the arguments of a script so that both passes of keepalived's script tokeniser, and the
 * reader of lines before them, leave them as they are. An escape is written for two passes that
 * resolve it, as up to 2.3.1. Stateless.
 */
final class ScriptQuoting {
  private static final String PLAIN = "_./:=,+-@%";

  /** What single quotes within the double ones protect, for every release of keepalived. */
  private static final String QUOTED = " \"<>|&;()*?[]";

  private ScriptQuoting() {}

  /** Returns the command in double quotes. */
  static String quote(List<String> arguments) {
    return '"' + String.join(" ", arguments.stream().map(ScriptQuoting::argument).toList()) + '"';
  }

  /** Whether a text is one word for every reader. */
  static boolean isPlain(String text) {
    return !text.isEmpty() && text.chars().allMatch(ScriptQuoting::isPlain);
  }

  private static String argument(String text) {
    if (isPlain(text)) {
      return text;
    }
    if (text.chars().allMatch(c -> isPlain(c) || QUOTED.indexOf(c) >= 0)) {
      return "'" + text.replace("\"", "\\\"") + "'";
    }
    StringBuilder escaped = new StringBuilder();
    for (char octet : Octets.encode(text).toCharArray()) {
      if (isPlain(octet)) {
        escaped.append(octet);
      } else {
        escaped.append("\\\\%03o".formatted((int) octet));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(int c) {
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
  }
}
