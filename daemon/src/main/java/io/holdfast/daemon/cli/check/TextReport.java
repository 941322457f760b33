package io.holdfast.daemon.cli.check;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Severity;

/** Writes findings for people. Stateless. */
final class TextReport {
  private TextReport() {}

  /** Returns the findings, the picture and a line that counts them. */
  static String of(CheckReport report) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : report.diagnostics()) {
      out.append(DiagnosticPrinter.block(diagnostic)).append('\n');
    }
    for (String line : report.picture()) {
      out.append(line).append('\n');
    }
    if (!report.picture().isEmpty()) {
      out.append('\n');
    }
    out.append(counted(report.count(Severity.FATAL, Severity.ERROR), "error")).append(", ");
    out.append(counted(report.count(Severity.WARNING), "warning")).append(", ");
    return out.append(counted(report.count(Severity.INFO), "note")).append('\n').toString();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
