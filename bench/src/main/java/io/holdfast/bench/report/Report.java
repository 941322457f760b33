package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts results into words for people: a table for a page or for a terminal. Pure. */
public final class Report {
  private static final List<String> HEAD =
      List.of(
          "",
          "Holdfast median",
          "worst",
          "keepalived median",
          "worst",
          "ratio",
          "floor",
          "ratio",
          "target",
          "verdict");

  private final Results results;
  private final Judge judge;

  /** A report of what {@code results} holds now. */
  public Report(Results results) {
    this.results = results;
    judge = new Judge(results);
  }

  /** The table in Markdown, a row for each metric that has a value. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = rows();
    text.append(line(rows.getFirst()));
    text.append("|---|--:|--:|--:|--:|--:|--:|--:|---|---|\n");
    rows.stream().skip(1).forEach(row -> text.append(line(row)));
    for (String failure : results.failures()) {
      text.append("\nNot measured: ").append(failure.lines().findFirst().orElse("")).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The table with columns of equal width, for a terminal. */
  public String table() {
    List<List<String>> rows = rows();
    StringBuilder text = new StringBuilder();
    int[] widths = new int[HEAD.size()];
    for (List<String> cells : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    for (List<String> cells : rows) {
      for (int i = 0; i < widths.length; i++) {
        String format = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
        text.append(String.format(Locale.ROOT, format, cells.get(i)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    Arrays.stream(Metric.values()).filter(results::has).map(this::row).forEach(rows::add);
    return rows;
  }

  private List<String> row(Metric metric) {
    Series ours = results.series(Contender.HOLDFAST, metric);
    Series theirs = results.series(Contender.KEEPALIVED, metric);
    Unit unit = metric.unit();
    List<Verdict> verdicts = judge.verdicts(metric);
    return List.of(
        metric.title(),
        unit.text(ours.median()),
        unit.text(worst(metric, ours)),
        unit.text(theirs.median()),
        unit.text(worst(metric, theirs)),
        ratio(judge.ratio(metric, Contender.KEEPALIVED)),
        unit.text(results.series(Contender.FLOOR, metric).median()),
        ratio(judge.ratio(metric, Contender.FLOOR)),
        verdicts.stream().map(v -> v.target().text(unit)).collect(Collectors.joining("; ")),
        verdicts.stream().map(v -> v.outcome().text()).collect(Collectors.joining("; ")));
  }

  private static double worst(Metric metric, Series series) {
    return metric.isRate() ? series.least() : series.greatest();
  }

  private static String ratio(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
