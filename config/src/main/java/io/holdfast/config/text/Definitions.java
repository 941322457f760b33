package io.holdfast.config.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $NAME} definitions of a configuration: one flat name space, in reading order. Collects
 * a multi-line definition while one is open. Not thread safe.
 */
final class Definitions {
  private final Map<String, Definition> byName = new HashMap<>();
  private @Nullable String openName;
  private List<LogicalLine> openBody = new ArrayList<>();

  void set(String name, String value) {
    byName.put(name, new Definition.Inline(value));
  }

  @Nullable Definition find(String name) {
    return byName.get(name);
  }

  /** Returns whether lines now belong to a multi-line definition. */
  boolean isCollecting() {
    return openName != null;
  }

  /** Takes a line that starts with {@code $NAME=}; returns false when it is not one. */
  boolean define(LogicalLine line) {
    String text = line.text();
    if (!text.startsWith("$")) {
      return false;
    }
    int end = Blanks.endOfName(text, 1);
    if (end == 1 || end >= text.length() || text.charAt(end) != '=') {
      return false;
    }
    String name = text.substring(1, end);
    LogicalLine value = line.slice(end + 1, text.length()).trimmed();
    if (value.text().endsWith("\\")) {
      openName = name;
      openBody = new ArrayList<>();
      collect(value);
    } else {
      set(name, value.text());
    }
    return true;
  }

  /**
   * Takes a line of the open definition. The first without a backslash at its end is the last, also
   * an empty one behind a line with words.
   */
  void collect(LogicalLine line) {
    boolean more = line.text().endsWith("\\");
    LogicalLine content = more ? line.slice(0, line.text().length() - 1).trimmed() : line.trimmed();
    if (!content.isEmpty()) {
      openBody.add(content);
    }
    if (!more && !openBody.isEmpty()) {
      close();
    }
  }

  /** Ends the open definition, if any, with the lines it has. */
  void close() {
    if (openName != null) {
      byName.put(openName, new Definition.Body(List.copyOf(openBody)));
      openName = null;
    }
  }
}
