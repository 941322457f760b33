package io.holdfast.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people and logs see of a diagnostic, and what it does to the exit status. */
class DiagnosticPrinterTest {
  private static final Diagnostic TRUNCATED =
      Diagnostic.of(
              DiagnosticCode.AUTH_PASS_TRUNCATED,
              new Place("/etc/k.conf", 14, 13, 19, "\t\tauth_pass PostgresReplication"),
              "the password has 19 characters")
          .saying("Truncating auth_pass to 8 characters");

  @Test
  void theBlockUnderlinesThePlace() {
    assertThat(DiagnosticPrinter.block(TRUNCATED))
        .isEqualTo(
            """
            /etc/k.conf:14:13: error: the password has 19 characters [HF-AUTH-PASS-TRUNCATED]
              14 |                 auth_pass PostgresReplication
                 |                           ^^^^^^^^^^^^^^^^^^^
              why:  an advert of VRRP version 2 has room for a password of 8 characters, not more
              then: only the first 8 characters are sent and compared; passwords that differ later \
            are equal
              mend: shorten it to 8 characters on every router
            """);
  }

  @Test
  void theLineIsThatOfKeepalived() {
    assertThat(DiagnosticPrinter.line(TRUNCATED))
        .isEqualTo("(/etc/k.conf: Line 14) Truncating auth_pass to 8 characters");
    assertThat(
            DiagnosticPrinter.line(
                Diagnostic.of(DiagnosticCode.VRID_MISSING, TRUNCATED.place(), "bare")))
        .isEqualTo("bare");
  }

  @Test
  void theHighestClassIsTheExitStatusUnlessAParameterIsMissing() {
    Diagnostic advice = of(DiagnosticCode.PRIORITY_OWNER);
    Diagnostic file = of(DiagnosticCode.REQUIRED_FILE);
    Diagnostic script = of(DiagnosticCode.SCRIPT_AS_ROOT);
    assertThat(ExitCode.of(List.of(), ReadingEnd.AS_FOUND)).isZero();
    assertThat(ExitCode.of(List.of(advice), ReadingEnd.AS_FOUND)).isZero();
    assertThat(ExitCode.of(List.of(file, advice), ReadingEnd.AS_FOUND)).isEqualTo(6);
    assertThat(ExitCode.of(List.of(advice, TRUNCATED), ReadingEnd.AS_FOUND)).isEqualTo(5);
    assertThat(ExitCode.of(List.of(script, TRUNCATED), ReadingEnd.AS_FOUND)).isEqualTo(6);
    assertThat(
            ExitCode.of(List.of(script, of(DiagnosticCode.MISSING_PARAMETER)), ReadingEnd.AS_FOUND))
        .isEqualTo(2);
  }

  @Test
  void theCollectorIsBounded() {
    Diagnostics diagnostics = new Diagnostics();
    for (int i = 1; i <= Diagnostics.MAX_DIAGNOSTICS; i++) {
      diagnostics.add(at(DiagnosticCode.BAD_VALUE, i));
      diagnostics.add(at(DiagnosticCode.BAD_VALUE, i));
    }
    assertThat(diagnostics.list()).hasSize(Diagnostics.MAX_DIAGNOSTICS);
    diagnostics.add(at(DiagnosticCode.BAD_VALUE, -1));
    diagnostics.add(at(DiagnosticCode.BAD_VALUE, -2));
    assertThat(diagnostics.list()).hasSize(Diagnostics.MAX_DIAGNOSTICS + 1);
    assertThat(diagnostics.hasFatal()).isFalse();
    diagnostics.add(at(DiagnosticCode.VRID_MISSING, -3));
    assertThat(diagnostics.hasFatal()).isTrue();
    assertThat(diagnostics.list().getLast().code()).isEqualTo(DiagnosticCode.VRID_MISSING);
  }

  private static Diagnostic of(DiagnosticCode code) {
    return Diagnostic.of(code, TRUNCATED.place(), "problem");
  }

  private static Diagnostic at(DiagnosticCode code, int line) {
    return Diagnostic.of(code, new Place("f", line, 0, 0, ""), "problem");
  }
}
