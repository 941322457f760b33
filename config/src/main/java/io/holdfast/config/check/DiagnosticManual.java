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
      checks. Codes are stable: scripts may rely on them. A finding adds a sentence of its own that
      names the words of the file.

      Severity: `fatal` forbids the use of the configuration; at an `error` a line is ignored or
      repaired, and the rest is used; a `warning` works, but probably not as its writer believes;
      an `info` is worth knowing. `holdfast check` ends with 2 if there is a fatal finding or an
      error, with 1 if there are only warnings, else with 0. "`-t` status" is what `-t` ends with,
      as in keepalived, if nothing worse is found; 0 marks advice that keepalived does not give.

      This page is generated from the program; a test keeps the two equal. `examples/mistakes` shows
      small wrong files with what is said of them.

      ## As JSON

      `holdfast check --format json` writes one object. These members are stable; others may join:

      | member | what it is |
      |---|---|
      | `findings` | array, in the order of the files, those of the whole cluster last |
      | `findings[].code` | the code, such as `HF-SHORT-PREFIX` |
      | `findings[].severity` | `fatal`, `error`, `warning` or `info` |
      | `findings[].file` | the file, as it was named or included |
      | `findings[].line` | from 1; absent when the finding is about the whole file |
      | `findings[].column`, `findings[].width` | the place in the line in characters, the \
      column from 1; absent when it is the whole line |
      | `findings[].source` | the line as it stands in the file; absent without `line` |
      | `findings[].problem` | what is wrong here, in a sentence |
      | `findings[].cause`, `findings[].consequence`, `findings[].mend` | why it is a problem, \
      what will happen, how to mend it |
      | `findings[].keepalived` | what keepalived logs about it; null when it is silent |
      | `findings[].related` | array of other places with `file`, `line`, `column`, `width`, \
      `source`; absent without any |
      | `picture` | array of lines of text: who is master and who takes over; empty for a single \
      file |
      | `exitStatus` | 0, 1 or 2, as above |

      ## As SARIF

      `holdfast check --format sarif` writes a log of SARIF 2.1.0 for code review tools: one run, a
      rule for each code that was found, a result for each finding, related places as
      `relatedLocations`. Fatal findings and errors have the level `error`, infos `note`.
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
      row("Cause", code.cause(), out);
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
