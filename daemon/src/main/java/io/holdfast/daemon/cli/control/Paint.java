package io.holdfast.daemon.cli.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Colours, on a terminal only: none when the output goes to a file or a pipe, when {@code NO_COLOR}
 * is set, or when the terminal is a dumb one.
 */
enum Paint {
  COLOURED,
  PLAIN;

  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  /** What suits this process's standard output. */
  static Paint ofThisProcess() {
    return of(isTerminal(), System.getenv());
  }

  static Paint of(boolean isTerminal, Map<String, String> environment) {
    boolean isDumb = "dumb".equals(environment.getOrDefault("TERM", "dumb"));
    boolean isUnwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return isTerminal && !isDumb && !isUnwanted ? COLOURED : PLAIN;
  }

  /** Whether standard output is a terminal. */
  static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException withoutProc) {
      return false;
    }
  }

  /** A state in its colour, padded with blanks to a width. */
  String state(String state, int width) {
    String padded = state + " ".repeat(Math.max(0, width - state.length()));
    return switch (state) {
      case "MASTER", "good" -> colour("32", padded);
      case "FAULT", "bad" -> colour("31", padded);
      case "INIT", "pending" -> colour("33", padded);
      default -> padded;
    };
  }

  /** What wants attention. */
  String alarm(String text) {
    return colour("31", text);
  }

  /** What matters less. */
  String faint(String text) {
    return colour("2", text);
  }

  private String colour(String code, String text) {
    return this == COLOURED ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
