package io.holdfast.bench.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts samples and puts them into a table of text, the most frequent first. Pure. */
final class StackTable {
  private static final int MOST_ROWS = 25;
  private static final double PERCENT = 100;

  private final List<Stack> samples;

  StackTable(Stream<Stack> samples) {
    this.samples = samples.toList();
  }

  /** The table. */
  String text(String title) {
    StringBuilder text = new StringBuilder();
    text.append("%s: %d samples%n".formatted(title, samples.size()));
    section(text, "threads", Stack::thread);
    section(text, "kind", stack -> stack.isSystemCall() ? "system calls" : "other code");
    section(text, "innermost method of Holdfast", Stack::ours);
    section(text, "innermost method", Stack::top);
    return text.toString();
  }

  private void section(StringBuilder text, String name, Function<Stack, String> key) {
    Map<String, Long> counts =
        samples.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    text.append("\nby ").append(name).append(":\n");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_ROWS)
        .forEach(entry -> text.append(line(entry.getKey(), entry.getValue())));
  }

  private String line(String what, long count) {
    double percent = PERCENT * count / samples.size();
    return String.format(Locale.ROOT, "  %6d %5.1f %%  %s%n", count, percent, what);
  }
}
