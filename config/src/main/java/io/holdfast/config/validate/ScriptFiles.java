package io.holdfast.config.validate;

import io.holdfast.config.text.FileKind;
import io.holdfast.config.text.Source;
import java.util.List;

/** Looks for the programs of scripts where they would be started from. */
final class ScriptFiles {
  private static final List<String> SEARCHED =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final Source source;

  ScriptFiles(Source source) {
    this.source = source;
  }

  /** Returns whether there is a file for a command; one that may not be executed is one, too. */
  boolean exists(String program) {
    return program.indexOf('/') >= 0
        ? isThere(program)
        : SEARCHED.stream().anyMatch(directory -> isThere(directory + "/" + program));
  }

  private boolean isThere(String path) {
    return source.kindOf(path) != FileKind.MISSING;
  }
}
