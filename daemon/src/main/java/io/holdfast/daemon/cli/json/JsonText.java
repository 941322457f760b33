package io.holdfast.daemon.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object into a string. Members are written in the order of the calls; those with
 * the value null are left out. Not thread safe.
 */
public final class JsonText {
  private final JsonGenerator generator;

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Returns an object, indented, ending with a line feed. */
  public static String object(Consumer<JsonText> members) {
    StringWriter out = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter layout =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      generator.setPrettyPrinter(layout);
      generator.writeStartObject();
      members.accept(new JsonText(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  /** Returns a text in quotes, with what needs an escape escaped. */
  public static String quoted(String value) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  /** Writes a text. */
  public JsonText text(String name, @Nullable String value) {
    return value == null ? this : write(() -> generator.writeStringField(name, value));
  }

  /** Writes a number as it is spelled. */
  public JsonText number(String name, BigDecimal value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  /** Writes a whole number. */
  public JsonText number(String name, int value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  /** Writes true or false. */
  public JsonText flag(String name, boolean value) {
    return write(() -> generator.writeBooleanField(name, value));
  }

  /** Writes an object. */
  public JsonText object(String name, Consumer<JsonText> members) {
    write(() -> generator.writeObjectFieldStart(name));
    members.accept(this);
    return write(generator::writeEndObject);
  }

  /** Writes an array of texts. */
  public JsonText texts(String name, Collection<String> values) {
    write(() -> generator.writeArrayFieldStart(name));
    values.forEach(value -> write(() -> generator.writeString(value)));
    return write(generator::writeEndArray);
  }

  /** Writes an array with an object for each item. */
  public <T> JsonText objects(String name, Collection<T> items, ItemWriter<T> writer) {
    write(() -> generator.writeArrayFieldStart(name));
    for (T item : items) {
      write(generator::writeStartObject);
      writer.write(item, this);
      write(generator::writeEndObject);
    }
    return write(generator::writeEndArray);
  }

  /** Writes the members of an array's object. */
  @FunctionalInterface
  public interface ItemWriter<T> {
    /** Writes the members of the object that stands for an item. */
    void write(T item, JsonText out);
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  /** The writer below is a string, so a failure is a bug. */
  private JsonText write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
