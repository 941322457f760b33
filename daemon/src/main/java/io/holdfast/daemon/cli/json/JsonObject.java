package io.holdfast.daemon.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read. What is absent, or of another kind than asked for, reads as empty,
 * so that a client understands the answers of newer and older daemons. Immutable.
 */
public final class JsonObject {
  private static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /** Reads a text; an empty object if it is none. */
  public static JsonObject parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? object(parser) : EMPTY;
    } catch (IOException garbled) {
      return EMPTY;
    }
  }

  /** Whether there is such a member. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A text, or empty. */
  public String text(String name) {
    return members.get(name) instanceof String value ? value : "";
  }

  /** A number, or 0. */
  public double number(String name) {
    return members.get(name) instanceof Number value ? value.doubleValue() : 0;
  }

  /** A whole number, or 0. */
  public long whole(String name) {
    return members.get(name) instanceof Number value ? value.longValue() : 0;
  }

  /** True or false, or false. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** An object, empty if absent. */
  public JsonObject object(String name) {
    return members.get(name) instanceof JsonObject value ? value : EMPTY;
  }

  /** The objects of an array. */
  public List<JsonObject> objects(String name) {
    return items(name, JsonObject.class);
  }

  /** The texts of an array. */
  public List<String> texts(String name) {
    return items(name, String.class);
  }

  /** The names of all members, in order. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  private <T> List<T> items(String name, Class<T> kind) {
    List<T> items = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (kind.isInstance(item)) {
          items.add(kind.cast(item));
        }
      }
    }
    return items;
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return new JsonObject(members);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      Object value = value(parser);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }
}
