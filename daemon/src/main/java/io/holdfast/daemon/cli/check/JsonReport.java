package io.holdfast.daemon.cli.check;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.Place;
import io.holdfast.daemon.cli.json.JsonText;
import java.util.Locale;

/** Writes findings for programs. Stateless. */
final class JsonReport {
  private JsonReport() {}

  /** Returns one object with {@code findings}, {@code picture} and {@code exitStatus}. */
  static String of(CheckReport report) {
    return JsonText.object(out ->
        out.objects("findings", report.diagnostics(), JsonReport::finding)
            .texts("picture", report.picture())
            .number("exitStatus", report.exitStatus()));
  }

  private static void finding(Diagnostic diagnostic, JsonText out) {
    out.text("code", diagnostic.code().id())
        .text("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    place(diagnostic.place(), out);
    out.text("problem", diagnostic.problem())
        .text("cause", diagnostic.cause())
        .text("consequence", diagnostic.consequence())
        .text("mend", diagnostic.mend())
        .text("keepalived", diagnostic.keepalivedMessage());
    if (!diagnostic.related().isEmpty()) {
      out.objects("related", diagnostic.related(), JsonReport::place);
    }
  }

  private static void place(Place place, JsonText out) {
    out.text("file", place.file());
    if (place.line() > 0) {
      out.number("line", place.line());
      if (place.column() > 0) {
        out.number("column", place.column()).number("width", place.width());
      }
      out.text("source", place.text());
    }
  }
}
