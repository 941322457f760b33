package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts results into words: a table for people, JSON for programs. Pure. */
public final class Report {
  private final Results results;

  /** A report of what {@code results} holds now. */
  public Report(Results results) {
    this.results = results;
  }

  /** The table in Markdown, a row for each metric that has a value. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        row("", "Holdfast median", "worst", "keepalived median", "worst", "ratio", "target"));
    text.append("|---|--:|--:|--:|--:|--:|--:|\n");
    for (Metric metric : Metric.values()) {
      Series ours = results.series(Contender.HOLDFAST, metric);
      Series theirs = results.series(Contender.KEEPALIVED, metric);
      if (!ours.isEmpty() || !theirs.isEmpty()) {
        text.append(
            row(
                metric.title(),
                value(metric, ours.median()),
                value(metric, worst(metric, ours)),
                value(metric, theirs.median()),
                value(metric, worst(metric, theirs)),
                ratio(ours.median(), theirs.median()),
                metric.target()));
      }
    }
    for (String failure : results.failures()) {
      text.append("\nNot measured: ").append(failure.lines().findFirst().orElse("")).append('\n');
    }
    return text.toString();
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The table with columns of equal width, for a terminal. */
  public String table() {
    List<String[]> rows = new ArrayList<>();
    for (String line : markdown().lines().toList()) {
      if (line.startsWith("| ")) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
        rows.add(cells);
      }
    }
    int[] widths = new int[rows.getFirst().length];
    for (String[] cells : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] cells : rows) {
      for (int i = 0; i < widths.length; i++) {
        String format = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
        text.append(String.format(Locale.ROOT, format, cells[i]));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Every single value as JSON. */
  public String json() {
    StringBuilder text = new StringBuilder("{\n");
    for (Contender contender : Contender.values()) {
      text.append("  \"").append(contender.title()).append("\": {\n");
      List<String> lines = new ArrayList<>();
      for (Metric metric : Metric.values()) {
        Series series = results.series(contender, metric);
        String name = metric.name().toLowerCase(Locale.ROOT);
        lines.add(
            "    \"%s\": {\"unit\": \"%s\", \"values\": %s}"
                .formatted(name, metric.unit().symbol(), series.values()));
      }
      text.append(String.join(",\n", lines)).append("\n  },\n");
    }
    List<String> failures = results.failures().stream().map(Report::quote).toList();
    return text.append("  \"failures\": ").append(failures).append("\n}\n").toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ') {
        quoted.append("\\u%04x".formatted((int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }

  private static double worst(Metric metric, Series series) {
    return metric.isRate() ? series.least() : series.greatest();
  }

  private static String value(Metric metric, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String number = String.format(Locale.ROOT, metric.unit().format(), value);
    return number + " " + metric.unit().symbol();
  }

  private static String ratio(double ours, double theirs) {
    boolean hasRatio = !Double.isNaN(ours) && !Double.isNaN(theirs) && theirs > 0;
    return hasRatio ? String.format(Locale.ROOT, "%.2f", ours / theirs) : "-";
  }
}
