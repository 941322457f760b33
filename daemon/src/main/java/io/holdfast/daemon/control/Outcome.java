package io.holdfast.daemon.control;

import io.holdfast.config.check.Diagnostic;
import java.util.List;

/**
 * What came of an {@link Action}.
 *
 * @param error stable name of what went wrong; empty if nothing did
 * @param text what a person wants to read, empty if all is said
 * @param diagnostics what the configuration's check found, if it was read
 */
public record Outcome(String error, String text, List<Diagnostic> diagnostics) {
  /** Done, and nothing is to be said. */
  public static final Outcome DONE = new Outcome("", "", List.of());

  /** Copies the list. */
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  /** It was not done. */
  public static Outcome failed(String error, String text) {
    return new Outcome(error, text, List.of());
  }

  /** Whether it was done. */
  public boolean isDone() {
    return error.isEmpty();
  }
}
