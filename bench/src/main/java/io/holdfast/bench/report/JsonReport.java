package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every single value as JSON, by the schema of docs/performance.md. Pure. */
public final class JsonReport {
  private static final int SCHEMA = 2;

  private final Results results;
  private final Judge judge;
  private final Map<String, String> host;

  /**
   * A report of what {@code results} holds now.
   *
   * @param host what there is to say about the machine and the programs
   */
  public JsonReport(Results results, Map<String, String> host) {
    this.results = results;
    judge = new Judge(results);
    this.host = new TreeMap<>(host);
  }

  /** The text. */
  public String json() {
    List<String> about = new ArrayList<>();
    host.forEach((name, value) -> about.add(quote(name) + ": " + quote(value)));
    String metrics =
        Arrays.stream(Metric.values())
            .filter(results::has)
            .map(this::metric)
            .collect(Collectors.joining(",\n"));
    List<String> failures = results.failures().stream().map(JsonReport::quote).toList();
    return "{\n  \"schema\": %d,\n  \"runs\": %d,\n".formatted(SCHEMA, results.runs())
        + "  \"host\": {"
        + String.join(", ", about)
        + "},\n  \"metrics\": {\n"
        + metrics
        + "\n  },\n  \"failures\": "
        + failures
        + "\n}\n";
  }

  private String metric(Metric metric) {
    List<String> members = new ArrayList<>();
    members.add("\"title\": " + quote(metric.title()));
    members.add("\"unit\": " + quote(metric.unit().symbol()));
    members.add("\"better\": " + quote(metric.isRate() ? "more" : "less"));
    for (Contender contender : Contender.values()) {
      members.add(quote(contender.title()) + ": " + values(results.series(contender, metric)));
    }
    members.add("\"ratio\": " + number(judge.ratio(metric, Contender.KEEPALIVED)));
    members.add("\"floorRatio\": " + number(judge.ratio(metric, Contender.FLOOR)));
    members.add("\"targets\": " + judge.verdicts(metric).stream().map(this::target).toList());
    return "    "
        + quote(metric.id())
        + ": {\n      "
        + String.join(",\n      ", members)
        + "\n    }";
  }

  private String target(Verdict verdict) {
    return "{\"kind\": %s, \"limit\": %s, \"figure\": %s, \"verdict\": %s}"
        .formatted(
            quote(verdict.target().kind()),
            number(verdict.target().limit()),
            number(verdict.figure()),
            quote(verdict.outcome().text()));
  }

  private List<String> values(Series series) {
    if (series.isEmpty()) {
      return List.of();
    }
    return IntStream.rangeClosed(1, results.runs())
        .mapToObj(run -> number(series.of(run)))
        .toList();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
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
}
