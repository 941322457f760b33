package io.holdfast.config.check;

import org.jspecify.annotations.Nullable;

/**
 * One finding about a configuration.
 *
 * @param code the stable code with its severity and exit class
 * @param place where it stands
 * @param problem what is wrong
 * @param consequence what will happen because of it
 * @param mend how to mend it
 * @param keepalivedMessage the sentence keepalived logs for the same finding, without its prefix;
 *     null when keepalived is silent
 */
public record Diagnostic(
    DiagnosticCode code,
    Place place,
    String problem,
    String consequence,
    String mend,
    @Nullable String keepalivedMessage) {

  /** Returns a diagnostic with the consequence and the mend that its code always has. */
  public static Diagnostic of(DiagnosticCode code, Place place, String problem) {
    return new Diagnostic(code, place, problem, code.consequence(), code.mend(), null);
  }

  /** Returns the severity, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Returns the same diagnostic with keepalived's sentence. */
  public Diagnostic saying(String message) {
    return new Diagnostic(code, place, problem, consequence, mend, message);
  }

  /** Returns the same diagnostic with another consequence. */
  public Diagnostic leadingTo(String newConsequence) {
    return new Diagnostic(code, place, problem, newConsequence, mend, keepalivedMessage);
  }

  /** Returns the same diagnostic with another way to mend it. */
  public Diagnostic mendedBy(String newMend) {
    return new Diagnostic(code, place, problem, consequence, newMend, keepalivedMessage);
  }
}
