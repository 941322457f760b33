package io.holdfast.bench.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds samples up and puts them into a table of text, the most costly first. Pure. */
final class StackTable {
  private static final int MOST_ROWS = 25;
  private static final double PERCENT = 100;
  private static final double NANOS_PER_MS = 1e6;

  private final List<Stack> samples;

  StackTable(Stream<Stack> samples) {
    this.samples = samples.toList();
  }

  /** The table. */
  String text(String title) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%s: %.1f ms of CPU, %d samples%n", title, totalMs(), samples.size()));
    section(text, "threads", Stack::thread);
    section(text, "kind", stack -> stack.isSystemCall() ? "system calls" : "other code");
    section(text, "innermost method of Holdfast", Stack::ours);
    section(text, "innermost method", Stack::top);
    return text.toString();
  }

  private void section(StringBuilder text, String name, Function<Stack, String> key) {
    Map<String, Double> times =
        samples.stream()
            .collect(
                Collectors.groupingBy(
                    key, TreeMap::new, Collectors.summingDouble(StackTable::timeMs)));
    text.append("\nby ").append(name).append(":\n");
    times.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_ROWS)
        .forEach(entry -> text.append(line(entry.getKey(), entry.getValue())));
  }

  private String line(String what, double timeMs) {
    double percent = PERCENT * timeMs / totalMs();
    return String.format(Locale.ROOT, "  %8.1f ms %5.1f %%  %s%n", timeMs, percent, what);
  }

  private double totalMs() {
    return samples.stream().mapToDouble(StackTable::timeMs).sum();
  }

  private static double timeMs(Stack sample) {
    return sample.time().toNanos() / NANOS_PER_MS;
  }
}
