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
 * A value read from JSON, for what is small enough to be held as a whole. Immutable.
 *
 * @param text a string, or a number or a word as it is spelled; empty for the others
 * @param items the items of an array
 * @param members the members of an object, in their order
 */
public record JsonValue(String text, List<JsonValue> items, Map<String, JsonValue> members) {

  /** Reads a text; null when it is no JSON. */
  public static @Nullable JsonValue parse(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      return parser.nextToken() == null ? null : read(parser);
    } catch (IOException malformed) {
      return null;
    }
  }

  /** Returns a member, or null. */
  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  /** Returns the text of a member, or an empty one. */
  public String textOf(String name) {
    JsonValue member = members.get(name);
    return member == null ? "" : member.text;
  }

  private static JsonValue read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser));
        }
        yield new JsonValue("", items, Map.of());
      }
      case START_OBJECT -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, read(parser));
        }
        yield new JsonValue("", List.of(), members);
      }
      default -> new JsonValue(parser.getText(), List.of(), Map.of());
    };
  }
}
