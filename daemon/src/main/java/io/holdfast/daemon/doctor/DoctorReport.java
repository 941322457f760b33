package io.holdfast.daemon.doctor;

import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Place;
import io.holdfast.config.check.Severity;
import io.holdfast.daemon.cli.json.JsonText;
import io.holdfast.daemon.doctor.finding.Finding;
import java.util.List;
import java.util.Locale;

/**
 * The findings, as they are told. Immutable.
 *
 * @param findings in the order of the report
 */
record DoctorReport(List<Finding> findings) {
  /** There are errors, or the command line cannot be understood. */
  static final int ERRORS = 2;

  private static final int WARNINGS = 1;

  /** Copies the list. */
  DoctorReport {
    findings = List.copyOf(findings);
  }

  /** Returns 0 when nothing needs to be mended, 1 for warnings only, 2 for errors. */
  int exitStatus() {
    if (count(Severity.ERROR) > 0) {
      return ERRORS;
    }
    return count(Severity.WARNING) > 0 ? WARNINGS : 0;
  }

  /** Returns the findings for people, and a line that counts them. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (Finding finding : findings) {
      out.append(DiagnosticPrinter.position(finding.place()))
          .append(": ")
          .append(finding.severity().name().toLowerCase(Locale.ROOT))
          .append(": ")
          .append(finding.problem())
          .append(" [")
          .append(finding.code().id())
          .append("]\n  cause: ")
          .append(finding.code().cause())
          .append("\n  then: ")
          .append(finding.consequence())
          .append("\n  mend: ")
          .append(finding.mend())
          .append("\n\n");
    }
    out.append(counted(count(Severity.ERROR), "error")).append(", ");
    out.append(counted(count(Severity.WARNING), "warning")).append(", ");
    return out.append(counted(count(Severity.INFO), "note")).append('\n').toString();
  }

  /** Returns one object with {@code findings} and {@code exitStatus}. */
  String json() {
    return JsonText.object(out ->
        out.objects("findings", findings, DoctorReport::finding)
            .number("exitStatus", exitStatus()));
  }

  private static void finding(Finding finding, JsonText out) {
    Place place = finding.place();
    out.text("code", finding.code().id())
        .text("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .text("file", place.file());
    if (place.line() > 0) {
      out.number("line", place.line());
    }
    out.text("problem", finding.problem())
        .text("cause", finding.code().cause())
        .text("consequence", finding.consequence())
        .text("mend", finding.mend());
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
