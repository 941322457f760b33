package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of {@code ~SEQ}, {@code ~SEQx} and {@code ~LST} lines. Stateless but for links.
 */
final class SequenceParser {
  private final Definitions definitions;
  private final Diagnostics diagnostics;

  SequenceParser(Definitions definitions, Diagnostics diagnostics) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
  }

  static boolean isSequence(String text) {
    return text.startsWith("~SEQ") || text.startsWith("~LST");
  }

  /** Returns where the head of a sequence line ends, after its {@code )}; -1 when it is broken. */
  int endOfHead(LogicalLine line) {
    String text = line.text();
    int open = text.startsWith("~SEQx") ? 5 : 4;
    if (!text.startsWith("(", open)) {
      report(line, "Invalid " + kind(text) + " definition");
      return -1;
    }
    int close = text.indexOf(')', open);
    if (close < 0) {
      report(line, kind(text) + " missing terminating ')'");
      return -1;
    }
    return close + 1;
  }

  /**
   * Returns the loop of a line whose head has its definitions filled in; null after a diagnostic.
   *
   * @param line the line as written, for diagnostics
   * @param head the head up to and including {@code )}, filled in
   * @param rest what is repeated
   */
  @Nullable SequenceFeed parse(LogicalLine line, String head, LogicalLine rest) {
    int open = head.indexOf('(');
    String inside = head.substring(open + 1, head.length() - 1);
    if (head.startsWith("~LST")) {
      return parseList(line, inside, rest);
    }
    return parseRange(line, inside, rest);
  }

  private @Nullable SequenceFeed parseRange(LogicalLine line, String inside, LogicalLine rest) {
    List<String> parts = split(inside);
    String name = parts.getFirst();
    if (!isName(name) || parts.size() < 2 || parts.size() > 4) {
      report(line, "Invalid ~SEQ definition");
      return null;
    }
    long[] numbers = new long[parts.size() - 1];
    for (int i = 0; i < numbers.length; i++) {
      Long number = CNumbers.parse(parts.get(i + 1));
      if (number == null) {
        report(line, "Invalid ~SEQ specification");
        return null;
      }
      numbers[i] = number;
    }
    long end = numbers[numbers.length - 1];
    long start = numbers.length > 1 ? numbers[0] : end < 0 ? -1 : 1;
    long step = numbers.length == 3 ? numbers[1] : start <= end ? 1 : -1;
    if (step == 0 || (start < end && step < 0) || (start > end && step > 0)) {
      report(line, "Invalid ~SEQ values");
      return null;
    }
    boolean hex = line.text().startsWith("~SEQx");
    if (hex && (start < 0 || end < 0)) {
      report(line, "~SEQx is only valid for positive numbers");
      return null;
    }
    return new SequenceFeed(List.of(name), range(start, step, end, hex), rest, definitions);
  }

  private static SequenceFeed.Values range(long start, long step, long end, boolean hex) {
    return new SequenceFeed.Values() {
      private long next = start;

      @Override
      public @Nullable List<String> next() {
        if (step > 0 ? next > end : next < end) {
          return null;
        }
        String value = hex ? Long.toHexString(next) : Long.toString(next);
        next += step;
        return List.of(value);
      }
    };
  }

  private @Nullable SequenceFeed parseList(LogicalLine line, String inside, LogicalLine rest) {
    List<String> parts = split(inside);
    List<String> variables = group(parts.getFirst());
    if (parts.size() < 2 || !variables.stream().allMatch(SequenceParser::isName)) {
      report(line, "Invalid ~LST specification");
      return null;
    }
    List<List<String>> rows = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      List<String> row = variables.size() == 1 ? List.of(part) : group(part);
      if (row.size() > variables.size()) {
        report(line, "~LST specification has too many values");
      }
      rows.add(row);
    }
    Iterator<List<String>> iterator = rows.iterator();
    return new SequenceFeed(
        variables, () -> iterator.hasNext() ? iterator.next() : null, rest, definitions);
  }

  /** Splits at commas outside braces, without the blanks around each part. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        parts.add(text.substring(begin, i).trim());
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin).trim());
    return parts;
  }

  private static List<String> group(String text) {
    boolean braced = text.length() > 1 && text.startsWith("{") && text.endsWith("}");
    return braced ? split(text.substring(1, text.length() - 1)) : List.of(text);
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && Blanks.endOfName(text, 0) == text.length();
  }

  private static String kind(String text) {
    return text.substring(0, 4);
  }

  private void report(LogicalLine line, String message) {
    String said = message + " '" + Octets.decode(line.text()) + "'";
    diagnostics.add(Diagnostic.of(DiagnosticCode.BAD_SEQUENCE, line.place(), said).saying(said));
  }
}
