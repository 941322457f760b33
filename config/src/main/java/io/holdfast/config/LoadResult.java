package io.holdfast.config;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.ExitCode;
import io.holdfast.config.check.ReadingEnd;
import io.holdfast.config.check.Severity;
import io.holdfast.core.spec.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load.
 *
 * @param configuration the configuration; null when a fatal finding forbids its use
 * @param diagnostics all findings, in the order they were made
 * @param origins where the text of the instances stands
 * @param end whether keepalived would have read the text to its end
 */
public record LoadResult(
    @Nullable Configuration configuration,
    List<Diagnostic> diagnostics,
    Origins origins,
    ReadingEnd end) {
  /** Copies the list. */
  public LoadResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns whether a daemon can start with the configuration, repaired as keepalived would. */
  public boolean usable() {
    return configuration != null;
  }

  /**
   * Returns whether a running daemon may take the configuration over. Stricter than {@link
   * #usable()}: text that ends within a block, or has not begun, was probably read while it was
   * being written, and a file with errors that leaves no instance of those that run is a mistake,
   * not a wish.
   *
   * @param inForce what runs now
   */
  public boolean reloadable(Configuration inForce) {
    return usable()
        && diagnostics.stream()
            .noneMatch(found -> found.code() == DiagnosticCode.MISSING_CLOSING_BRACE)
        && !losesAllByMistake(inForce);
  }

  /** Returns the exit status of a configuration test ({@code -t}). */
  public int exitCode() {
    return ExitCode.of(diagnostics, end);
  }

  private boolean losesAllByMistake(Configuration inForce) {
    return configuration != null
        && configuration.routers().isEmpty()
        && !inForce.routers().isEmpty()
        && diagnostics.stream().anyMatch(found -> isError(found) || isOfNothing(found));
  }

  private static boolean isOfNothing(Diagnostic found) {
    return found.code() == DiagnosticCode.NOTHING_CONFIGURED;
  }

  private static boolean isError(Diagnostic found) {
    return found.severity().compareTo(Severity.ERROR) >= 0 && !found.code().isInsideLvs();
  }
}
