package io.holdfast.config.validate;

import io.holdfast.config.host.HostView;
import io.holdfast.config.text.FileKind;
import io.holdfast.config.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the programs of scripts where they would be started from. */
final class ScriptFiles {
  private static final List<String> SEARCHED =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final Source source;
  private final HostView host;

  ScriptFiles(Source source, HostView host) {
    this.source = source;
    this.host = host;
  }

  HostView host() {
    return host;
  }

  /** Returns whether there is a file for a command; one that may not be executed is one, too. */
  boolean exists(String program) {
    return pathOf(program) != null;
  }

  /** Returns whether somebody other than root could change what a command runs. */
  boolean isInsecure(String program) {
    String path = pathOf(program);
    return path != null
        && (source.kindOf(path) == FileKind.DIRECTORY || host.canBeChangedByOthers(path));
  }

  private @Nullable String pathOf(String program) {
    if (program.indexOf('/') >= 0) {
      return isThere(program) ? program : null;
    }
    for (String directory : SEARCHED) {
      if (isThere(directory + "/" + program)) {
        return directory + "/" + program;
      }
    }
    return null;
  }

  private boolean isThere(String path) {
    return source.kindOf(path) != FileKind.MISSING;
  }
}
