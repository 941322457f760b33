package io.holdfast.daemon.lab;

import java.util.List;

/**
 * What a finished command left behind.
 *
 * @param command the command and its arguments
 * @param exitCode its exit code, 0 for success
 * @param output all it wrote to standard output
 * @param errors all it wrote to standard error
 */
public record ShellResult(List<String> command, int exitCode, String output, String errors) {
  /** Copies the command, so that the result cannot change. */
  public ShellResult {
    command = List.copyOf(command);
  }

  /** True when the command said that all went well. */
  public boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * Returns this result, if it is a success.
   *
   * @throws LabException with the command and its errors otherwise
   */
  public ShellResult orThrow() {
    if (succeeded()) {
      return this;
    }
    String said = errors.isBlank() ? output : errors;
    throw new LabException(
        "`%s` ended with %d: %s".formatted(String.join(" ", command), exitCode, said.strip()));
  }
}
