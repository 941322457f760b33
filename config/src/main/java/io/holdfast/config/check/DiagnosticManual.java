package io.holdfast.config.check;

import java.util.Locale;

/**
 * The reference of all diagnostics as Markdown, made of {@link DiagnosticCode} and nothing else, so
 * that it cannot say anything the program does not. Stateless.
 */
public final class DiagnosticManual {
  private static final String INTRODUCTION =
      """
      # Diagnostics

      What `holdfast check` and `holdfast -t` can find, one part for each code, in the order of the
      checks. Codes are stable: scripts may rely on them. The cause is told by the sentence of each
      finding, which names the words of the file.

      Severity: `fatal` forbids the use of the configuration; at an `error` a line is ignored or
      repaired, and the rest is used; a `warning` works, but probably not as its writer believes;
      an `info` is worth knowing. `holdfast check` ends with 2 if there is a fatal finding or an
      error, with 1 if there are only warnings, else with 0. "`-t` status" is what `-t` ends with,
      as in keepalived, if nothing worse is found; 0 marks advice that keepalived does not give.

      This page is generated from the program; a test keeps the two equal.
      """;

  private DiagnosticManual() {}

  /** Returns the whole page, ending with a line feed. */
  public static String markdown() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    for (DiagnosticCode code : DiagnosticCode.values()) {
      out.append("\n## ").append(code.id()).append("\n\n");
      row("What", title(code), out);
      row("Severity", code.severity().name().toLowerCase(Locale.ROOT), out);
      row("`-t` status", Integer.toString(code.exitClass().status()), out);
      row("Consequence", code.consequence(), out);
      row("Mend", code.mend(), out);
    }
    return out.toString();
  }

  /** Returns the name of a code as words, for example {@code line too long}. */
  public static String title(DiagnosticCode code) {
    return code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static void row(String label, String text, StringBuilder out) {
    out.append("- ").append(label).append(": ").append(text).append('\n');
  }
}
