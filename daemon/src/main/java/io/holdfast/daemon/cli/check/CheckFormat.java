package io.holdfast.daemon.cli.check;

import org.jspecify.annotations.Nullable;

/** How the findings are written. */
enum CheckFormat {
  /** For people. */
  TEXT,
  /** For programs; docs/diagnostics.md lists the codes. */
  JSON,
  /** For code review tools: SARIF 2.1.0. */
  SARIF;

  /** Returns the format of a word of the command line, or null. */
  static @Nullable CheckFormat of(String word) {
    return switch (word) {
      case "text" -> TEXT;
      case "json" -> JSON;
      case "sarif" -> SARIF;
      default -> null;
    };
  }
}
