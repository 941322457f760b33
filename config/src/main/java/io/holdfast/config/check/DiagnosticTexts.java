package io.holdfast.config.check;

/**
 * The sentences about each code, from {@code src/main/tables/diagnostics.txt}, of which the build
 * makes a class. Stateless.
 */
final class DiagnosticTexts {
  /** What is said of a code: fragments without a full stop, none of them empty. */
  record Text(String cause, String consequence, String mend) {}

  private DiagnosticTexts() {}

  /** Returns what is said of a code. */
  static Text of(DiagnosticCode code) {
    return DiagnosticParts.of(code.id());
  }
}
