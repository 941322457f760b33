package io.holdfast.daemon.json;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value (RFC 8259) on one line. Members stand in the order of the calls; a text
 * that is null is left out. One thread at a time.
 */
public final class JsonWriter {
  private static final int FIRST_PLAIN = 0x20;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int DIGITS = 6;

  private final StringBuilder out = new StringBuilder();
  private final Slash slash;
  private boolean needsComma;

  /** How a slash is written; both are the same to every parser. */
  public enum Slash {
    /** As it is. */
    PLAIN,
    /** After a backslash, as keepalived does. */
    ESCAPED
  }

  private JsonWriter(Slash slash) {
    this.slash = slash;
  }

  /** Returns an object. */
  public static String object(Consumer<JsonWriter> members) {
    return new JsonWriter(Slash.PLAIN).braces(members).toString();
  }

  /** Returns an array of objects. */
  public static <T> String objects(
      Slash slash, Collection<T> items, BiConsumer<T, JsonWriter> writer) {
    return new JsonWriter(slash).brackets(items, writer).toString();
  }

  /** Writes a text, or nothing for null. */
  public JsonWriter text(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      quote(value);
      needsComma = true;
    }
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter number(String name, long value) {
    return literal(name, Long.toString(value));
  }

  /** Writes a length of time in seconds with up to six digits after the point, as few as do. */
  public JsonWriter seconds(String name, long nanos) {
    return literal(name, decimal(nanos / NANOS_PER_MICRO));
  }

  /** Writes true or false. */
  public JsonWriter flag(String name, boolean value) {
    return literal(name, Boolean.toString(value));
  }

  /** Writes an object. */
  public JsonWriter object(String name, Consumer<JsonWriter> members) {
    name(name);
    return braces(members);
  }

  /** Writes an object, or nothing for null. */
  public <T> JsonWriter object(String name, @Nullable T item, BiConsumer<T, JsonWriter> writer) {
    return item == null ? this : object(name, inner -> writer.accept(item, inner));
  }

  /** Writes an array of texts. */
  public JsonWriter texts(String name, Collection<String> values) {
    name(name);
    open('[');
    for (String value : values) {
      comma();
      quote(value);
      needsComma = true;
    }
    return close(']');
  }

  /** Writes an array with an object for each item. */
  public <T> JsonWriter objects(
      String name, Collection<T> items, BiConsumer<T, JsonWriter> writer) {
    name(name);
    return brackets(items, writer);
  }

  /** What is written so far. */
  @Override
  public String toString() {
    return out.toString();
  }

  private <T> JsonWriter brackets(Collection<T> items, BiConsumer<T, JsonWriter> writer) {
    open('[');
    for (T item : items) {
      comma();
      braces(inner -> writer.accept(item, inner));
    }
    return close(']');
  }

  private JsonWriter braces(Consumer<JsonWriter> members) {
    open('{');
    members.accept(this);
    return close('}');
  }

  private void open(char bracket) {
    out.append(bracket);
    needsComma = false;
  }

  private JsonWriter close(char bracket) {
    out.append(bracket);
    needsComma = true;
    return this;
  }

  private JsonWriter literal(String name, String value) {
    name(name);
    out.append(value);
    needsComma = true;
    return this;
  }

  private void name(String name) {
    comma();
    quote(name);
    out.append(':');
  }

  private void comma() {
    if (needsComma) {
      out.append(',');
    }
  }

  private void quote(String value) {
    out.append('"');
    for (int index = 0; index < value.length(); index++) {
      escape(value.charAt(index));
    }
    out.append('"');
  }

  private void escape(char character) {
    switch (character) {
      case '"', '\\' -> out.append('\\').append(character);
      case '/' -> out.append(slash == Slash.ESCAPED ? "\\/" : "/");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (character < FIRST_PLAIN || Character.isSurrogate(character)) {
          out.append("\\u");
          for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((character >> shift) & 0xf, 16));
          }
        } else {
          out.append(character);
        }
      }
    }
  }

  private static String decimal(long micros) {
    long whole = Math.abs(micros) / MICROS_PER_SECOND;
    String fraction = Long.toString(MICROS_PER_SECOND + Math.abs(micros) % MICROS_PER_SECOND);
    int end = DIGITS + 1;
    while (end > 1 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    String text = end == 1 ? Long.toString(whole) : whole + "." + fraction.substring(1, end);
    return micros < 0 ? "-" + text : text;
  }
}
