package io.holdfast.daemon.cli.check;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.DiagnosticManual;
import io.holdfast.config.check.Place;
import io.holdfast.config.check.Severity;
import io.holdfast.daemon.cli.Version;
import io.holdfast.daemon.cli.json.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.IntStream;

/** Writes findings in the Static Analysis Results Interchange Format, OASIS SARIF 2.1.0. */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  /** Returns a log with one run. */
  static String of(CheckReport report) {
    return JsonText.object(log ->
        log.text("$schema", SCHEMA)
            .text("version", "2.1.0")
            .objects("runs", List.of(report), SarifReport::run));
  }

  private static void run(CheckReport report, JsonText out) {
    List<DiagnosticCode> rules =
        report.diagnostics().stream().map(Diagnostic::code).distinct().sorted().toList();
    out.object(
        "tool",
        tool ->
            tool.object(
                "driver",
                driver ->
                    driver
                        .text("name", "Holdfast")
                        .text("version", Version.number())
                        .objects("rules", rules, SarifReport::rule)));
    out.text("columnKind", "utf16CodeUnits");
    out.objects(
        "results",
        report.diagnostics(),
        (diagnostic, result) -> result(diagnostic, rules.indexOf(diagnostic.code()), result));
  }

  private static void rule(DiagnosticCode code, JsonText out) {
    out.text("id", code.id())
        .object("shortDescription", text -> text.text("text", DiagnosticManual.title(code)))
        .object("fullDescription", text -> text.text("text", fullText(code)))
        .object("help", text -> text.text("text", "To mend it: " + code.mend() + "."))
        .object(
            "defaultConfiguration",
            configuration -> configuration.text("level", level(code.severity())));
  }

  private static String fullText(DiagnosticCode code) {
    return "Why: %s. Then: %s.".formatted(code.cause(), code.consequence());
  }

  private static void result(Diagnostic diagnostic, int rule, JsonText out) {
    String message =
        "%s\nWhy: %s\nThen: %s\nMend: %s"
            .formatted(
                diagnostic.problem(),
                diagnostic.cause(),
                diagnostic.consequence(),
                diagnostic.mend());
    out.text("ruleId", diagnostic.code().id())
        .number("ruleIndex", rule)
        .text("level", level(diagnostic.severity()))
        .object("message", text -> text.text("text", message))
        .objects("locations", List.of(diagnostic.place()), SarifReport::location);
    List<Place> related = diagnostic.related();
    if (!related.isEmpty()) {
      out.objects(
          "relatedLocations",
          IntStream.range(0, related.size()).boxed().toList(),
          (index, location) -> {
            location.number("id", index + 1);
            location(related.get(index), location);
          });
    }
  }

  private static void location(Place place, JsonText out) {
    out.object(
        "physicalLocation",
        physical -> {
          physical.object("artifactLocation", artifact -> artifact.text("uri", uri(place.file())));
          if (place.line() > 0) {
            physical.object("region", region -> region(place, region));
          }
        });
  }

  private static void region(Place place, JsonText out) {
    out.number("startLine", place.line());
    if (place.column() > 0) {
      out.number("startColumn", place.column())
          .number("endColumn", place.column() + Math.max(1, place.width()));
    }
    out.object("snippet", snippet -> snippet.text("text", place.text()));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case INFO -> "note";
      case WARNING -> "warning";
      case ERROR, FATAL -> "error";
    };
  }

  /** Returns a URI: absolute for an absolute path, else relative to wherever the check was run. */
  private static String uri(String file) {
    try {
      String scheme = file.startsWith("/") ? "file" : null;
      String host = file.startsWith("/") ? "" : null;
      return new URI(scheme, host, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }
}
