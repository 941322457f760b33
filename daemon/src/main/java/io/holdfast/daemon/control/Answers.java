package io.holdfast.daemon.control;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.daemon.json.JsonWriter;
import io.holdfast.daemon.loop.History;
import io.holdfast.daemon.metrics.MetricsText;
import io.holdfast.daemon.show.EventJson;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.StatsJson;
import io.holdfast.daemon.show.StatusJson;
import io.holdfast.daemon.show.TrackerJson;
import java.util.Locale;
import java.util.function.Consumer;

/** The lines that go back to clients. Stateless; see docs/control.md for their members. */
final class Answers {
  private Answers() {}

  /** A view of the picture. */
  static String view(Request.View view, Picture picture) {
    return good(out -> {
      switch (view) {
        case STATUS -> StatusJson.write(picture, out);
        case STATS -> StatsJson.write(picture, out);
        case METRICS -> out.text("metrics", MetricsText.of(picture));
      }
    });
  }

  /** What is tracked; {@code name} is empty for all. */
  static String trackers(String name, Picture picture) {
    boolean isKnown =
        name.isEmpty()
            || picture.snapshot().trackers().stream()
                .anyMatch(tracker -> TrackerJson.isCalled(tracker, name));
    return isKnown
        ? good(out -> TrackerJson.write(picture, name, out))
        : refused("no-tracker", "there is no tracker " + name);
  }

  /** The history. */
  static String events(Picture picture, boolean follows) {
    return good(out ->
        out.objects("events", picture.history(), EventJson::write).flag("following", follows));
  }

  /** One event of those that follow. */
  static String event(History.Entry entry) {
    return line(out -> out.object("event", entry, EventJson::write));
  }

  /** How many events were left out for a client that did not read. */
  static String lost(long count) {
    return line(out -> out.number("lost", count));
  }

  /** What came of an action. */
  static String outcome(Outcome outcome) {
    return line(out -> {
      out.flag("ok", outcome.isDone());
      if (!outcome.isDone()) {
        error(outcome.error(), outcome.text(), out);
      } else if (!outcome.text().isEmpty()) {
        out.text("text", outcome.text());
      }
      if (!outcome.diagnostics().isEmpty()) {
        out.objects("diagnostics", outcome.diagnostics(), Answers::diagnostic);
      }
    });
  }

  /** A request that is not answered. */
  static String refused(String code, String text) {
    return line(out -> {
      out.flag("ok", false);
      error(code, text, out);
    });
  }

  private static void error(String code, String text, JsonWriter out) {
    out.object("error", inner -> inner.text("code", code).text("text", text));
  }

  private static void diagnostic(Diagnostic diagnostic, JsonWriter out) {
    out.text("code", diagnostic.code().id())
        .text("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .text("file", diagnostic.place().file())
        .number("line", diagnostic.place().line())
        .text("problem", diagnostic.problem())
        .text("text", DiagnosticPrinter.block(diagnostic));
  }

  private static String good(Consumer<JsonWriter> members) {
    return line(out -> {
      out.flag("ok", true);
      members.accept(out);
    });
  }

  private static String line(Consumer<JsonWriter> members) {
    return JsonWriter.object(out -> {
      out.number("version", Request.VERSION);
      members.accept(out);
    })
        + "\n";
  }
}
