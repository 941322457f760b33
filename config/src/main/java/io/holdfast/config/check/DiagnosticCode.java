package io.holdfast.config.check;

import static io.holdfast.config.check.ExitClass.ADVICE;
import static io.holdfast.config.check.ExitClass.GENERAL;
import static io.holdfast.config.check.Severity.ERROR;
import static io.holdfast.config.check.Severity.WARNING;

/**
 * Every kind of finding, with a stable id that scripts and documents may rely on, its severity, its
 * part in the exit status, and what follows from it.
 */
public enum DiagnosticCode {
  // Files and text.
  CONFIGURATION_MISSING(
      Severity.FATAL, ExitClass.FATAL, "nothing is loaded", "name an existing file with -f"),
  SEVERAL_MAIN_FILES(
      WARNING, ADVICE, "all of them are read as one configuration", "name one file and include"),
  REQUIRED_FILE(
      Severity.FATAL, ExitClass.FATAL, "the configuration is not used", "add or mend the file"),
  FILE_NOT_INCLUDED(
      WARNING, ADVICE, "reading goes on without it", "add the file or remove the include line"),
  INCLUDE_TOO_DEEP(
      Severity.FATAL, GENERAL, "the configuration is not used", "see whether a file includes itself"),
  LINE_TOO_LONG(ERROR, GENERAL, "the line is ignored", "split the line"),
  EMBEDDED_NUL(ERROR, GENERAL, "the line is ignored", "remove the NUL octets"),
  UNTERMINATED_QUOTE(
      ERROR, GENERAL, "the quote reaches to the end of the line", "close the quote"),
  UNMATCHED_QUOTE(ERROR, GENERAL, "the quote reaches to the end of the line", "close the quote"),
  UNDEFINED_NAME(
      ERROR, GENERAL, "the text stays as written", "define it above with $NAME=VALUE"),
  BAD_PREDEFINED(ERROR, GENERAL, "the text stays as written or is repaired", "mend its arguments"),
  MULTILINE_NOT_LAST(
      WARNING, ADVICE, "the name is not replaced", "put the use at the end of its line"),
  ENDLESS_DEFINITION(ERROR, GENERAL, "the line is ignored", "remove the circle"),
  SUBSTITUTED_LINE_TOO_LONG(ERROR, GENERAL, "the line is ignored", "shorten the definitions"),
  BAD_SEQUENCE(
      ERROR, GENERAL, "the line is ignored", "write ~SEQ(VAR, start, step, end) or ~LST(VAR, a, b)"),
  EXPANSION_TOO_DEEP(
      Severity.FATAL, GENERAL, "the configuration is not used", "see whether a body uses itself"),
  TOO_MUCH_TEXT(
      Severity.FATAL, GENERAL, "the configuration is not used", "see whether a loop is too long"),
  BAD_SCRIPT_TEXT(ERROR, GENERAL, "the script is dropped", "close quotes, end no backslash alone"),
  TOO_MANY_DIAGNOSTICS(WARNING, GENERAL, "the others are not shown", "mend these first");

  private final Severity severity;
  private final ExitClass exitClass;
  private final String consequence;
  private final String mend;

  DiagnosticCode(Severity severity, ExitClass exitClass, String consequence, String mend) {
    this.severity = severity;
    this.exitClass = exitClass;
    this.consequence = consequence;
    this.mend = mend;
  }

  /** Returns the stable id, for example {@code HF-LINE-TOO-LONG}. */
  public String id() {
    return "HF-" + name().replace('_', '-');
  }

  /** Returns how bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Returns the class for the exit status of a configuration test. */
  public ExitClass exitClass() {
    return exitClass;
  }

  /** Returns what happens because of it. */
  public String consequence() {
    return consequence;
  }

  /** Returns how to mend it. */
  public String mend() {
    return mend;
  }

  /** Returns whether it is found at a line rather than in the checks after reading. */
  public boolean foundWhileReading() {
    return true;
  }
}
