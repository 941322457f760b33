package io.holdfast.daemon.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one flat JSON object: members are texts, whole numbers, true or false. Anything else is
 * refused with its place. Never throws, whatever it is given. One thread at a time.
 */
public final class JsonReader {
  private static final int MAX_DIGITS = 18;
  private static final int HEX_DIGITS = 4;

  private final String text;
  private final Map<String, Object> members = new LinkedHashMap<>();
  private int at;
  private @Nullable String problem;

  private JsonReader(String text) {
    this.text = text;
  }

  /** What came of reading. */
  public sealed interface Outcome {
    /**
     * It is a flat object.
     *
     * @param members its members: {@link String}, {@link Long} or {@link Boolean}
     */
    record Understood(Map<String, Object> members) implements Outcome {}

    /**
     * It is not.
     *
     * @param problem what is wrong, and where
     */
    record Refused(String problem) implements Outcome {}
  }

  /** Reads a text that holds an object and nothing else but blanks. */
  public static Outcome read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.object();
    return reader.problem == null
        ? new Outcome.Understood(reader.members)
        : new Outcome.Refused(reader.problem);
  }

  private void object() {
    expect('{');
    if (problem == null && !accept('}')) {
      do {
        member();
      } while (problem == null && accept(','));
      expect('}');
    }
    skipBlanks();
    if (problem == null && at < text.length()) {
      refuse("something follows the object");
    }
  }

  private void member() {
    skipBlanks();
    String name = string();
    expect(':');
    if (problem != null) {
      return;
    }
    skipBlanks();
    Object value = value();
    if (problem == null && members.put(name, value) != null) {
      refuse("member " + name + " stands twice");
    }
  }

  private Object value() {
    char first = peek();
    if (first == '"') {
      return string();
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
      return number();
    }
    if (text.startsWith("true", at)) {
      at += "true".length();
      return true;
    }
    if (text.startsWith("false", at)) {
      at += "false".length();
      return false;
    }
    refuse("a text, a whole number, true or false is expected");
    return "";
  }

  private Long number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = 0;
    while (peek() >= '0' && peek() <= '9') {
      at++;
      digits++;
    }
    boolean isWhole = "eE.".indexOf(peek()) < 0;
    if (digits == 0 || digits > MAX_DIGITS || !isWhole) {
      refuse("a whole number of up to " + MAX_DIGITS + " digits is expected");
      return 0L;
    }
    return Long.valueOf(text.substring(start, at));
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    if (peek() != '"') {
      refuse("a text in double quotes is expected");
      return "";
    }
    at++;
    while (problem == null && at < text.length()) {
      char character = text.charAt(at++);
      if (character == '"') {
        return value.toString();
      }
      if (character < ' ') {
        refuse("a control character stands in a text");
      } else {
        value.append(character == '\\' ? escaped() : character);
      }
    }
    refuse("a text does not end");
    return "";
  }

  private char escaped() {
    char character = peek();
    at++;
    return switch (character) {
      case '"', '\\', '/' -> character;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        refuse("unknown escape");
        yield ' ';
      }
    };
  }

  private char unicode() {
    int value = 0;
    for (int count = 0; count < HEX_DIGITS; count++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        refuse("four hexadecimal digits are expected");
        return ' ';
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private void expect(char wanted) {
    if (problem == null && !accept(wanted)) {
      refuse("'" + wanted + "' is expected");
    }
  }

  private boolean accept(char wanted) {
    skipBlanks();
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
      at++;
    }
  }

  /** The next character, NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void refuse(String why) {
    if (problem == null) {
      problem = why + " at column " + (Math.min(at, text.length()) + 1);
    }
  }
}
