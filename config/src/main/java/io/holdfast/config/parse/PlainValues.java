package io.holdfast.config.parse;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.keyword.Standing;
import io.holdfast.config.keyword.ValueType;
import io.holdfast.config.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of those keywords of a block that need nothing but what the table says of them. The
 * last usable statement of a keyword counts; an old name counts as the new one where both take the
 * same values. Filled by one thread.
 */
public final class PlainValues {
  private static final long NANOS_IN_MICRO = 1000;

  private final Values silent = Values.quiet();
  private final Map<String, List<String>> words = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Boolean> switches = new HashMap<>();

  PlainValues() {}

  /** Takes what a statement says, when it can be used. */
  void take(Keyword keyword, Node node) {
    String name = name(keyword);
    ValueType type = keyword.type();
    Word first = node.parameter(1);
    switch (type.kind()) {
      case FLAG -> put(name, List.of());
      case BOOL -> {
        Boolean on = silent.flag(node, "");
        if (on != null) {
          switches.put(name, on);
        }
      }
      case INT, STRICT, TIME -> {
        Long number = first == null ? null : number(type, node);
        if (number != null) {
          put(name, number);
        } else if (first == null && type.optional()) {
          numbers.remove(name);
          put(name, List.of());
        }
      }
      case TEXT, TEXTS, ENUM -> {
        if (first != null || type.optional()) {
          put(name, after(node));
        }
      }
      case MILLIS, WEIGHT, IP, SCRIPT, BLOCK, LINES, NAMES -> {
        // Read where they belong.
      }
    }
  }

  private @Nullable Long number(ValueType type, Node node) {
    return switch (type.kind()) {
      case INT -> silent.number(node, NumberRule.lenient(type.min(), type.max()), "");
      case STRICT -> silent.number(node, NumberRule.strict(type.min(), type.max()), "");
      default -> silent.micros(node, DecimalRule.micros(type.min(), type.max()), "");
    };
  }

  private static String name(Keyword keyword) {
    String replacement = keyword.replacement();
    if (keyword.standing() != Standing.REPLACED || replacement == null) {
      return keyword.name();
    }
    Keyword newer = KeywordTable.get().find(keyword.block(), replacement);
    return newer != null && newer.type().kind() == keyword.type().kind()
        ? newer.name()
        : keyword.name();
  }

  private static List<String> after(Node node) {
    return node.statement().words().stream().skip(1).map(Word::text).toList();
  }

  void put(String keyword, List<String> value) {
    words.put(keyword, value);
  }

  void put(String keyword, long value) {
    words.put(keyword, List.of());
    numbers.put(keyword, value);
  }

  void remove(String keyword) {
    words.remove(keyword);
    numbers.remove(keyword);
  }

  /** Returns whether a usable statement of a keyword was found. */
  public boolean isSet(String keyword) {
    return words.containsKey(keyword);
  }

  /** Returns whether a switch is on; it is off where nothing is written. */
  public boolean isOn(String keyword) {
    return switches.getOrDefault(keyword, false);
  }

  /** Returns a number; microseconds for times. */
  public long number(String keyword, long otherwise) {
    return numbers.getOrDefault(keyword, otherwise);
  }

  /** Returns a time in nanoseconds; 0 where nothing is written. */
  public long nanos(String keyword) {
    return numbers.getOrDefault(keyword, 0L) * NANOS_IN_MICRO;
  }

  /** Returns the words of a keyword; none where nothing is written. */
  public List<String> words(String keyword) {
    return words.getOrDefault(keyword, List.of());
  }

  /** Returns the first word of a keyword; empty where there is none. */
  public String text(String keyword) {
    List<String> found = words(keyword);
    return found.isEmpty() ? "" : found.getFirst();
  }

  /** Returns the first word of a keyword, empty without a word; null where nothing is written. */
  public @Nullable String textOrNull(String keyword) {
    return isSet(keyword) ? text(keyword) : null;
  }
}
