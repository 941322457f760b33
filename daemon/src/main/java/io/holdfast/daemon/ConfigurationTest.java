package io.holdfast.daemon;

import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.life.ConfigurationSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code -t}: reads the configuration, says what is wrong with it, and runs nothing. */
final class ConfigurationTest {
  private ConfigurationTest() {}

  /**
   * Tests.
   *
   * @param file where the findings are appended; empty for {@code errors}
   * @return keepalived's exit status of a test
   */
  static int run(ConfigurationSource source, String file, PrintStream errors) {
    LoadResult loaded = source.load();
    StringBuilder findings = new StringBuilder();
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      findings.append(DiagnosticPrinter.block(diagnostic));
    }
    if (file.isEmpty()) {
      errors.print(findings);
    } else if (!append(Path.of(file), findings.toString(), errors)) {
      return ExitStatus.FATAL;
    }
    return loaded.exitCode();
  }

  private static boolean append(Path file, String findings, PrintStream errors) {
    try {
      Files.writeString(
          file,
          findings,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return true;
    } catch (IOException failure) {
      errors.println("Cannot write " + file + ": " + failure.getMessage());
      return false;
    }
  }
}
