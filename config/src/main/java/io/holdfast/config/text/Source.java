package io.holdfast.config.text;

import java.util.List;

/**
 * Where configuration text comes from: the file system, or a map in a test. Paths use {@code /};
 * relative ones are relative to wherever the implementation says. Called from the loading thread.
 */
public interface Source {

  /** Returns what stands at a path, following symbolic links. */
  FileKind kindOf(String path);

  /** Returns the names in a directory in any order; empty when it cannot be listed. */
  List<String> namesIn(String directory);

  /** Returns the absolute form of a directory; the empty path is the current one. */
  String absolute(String directory);

  /** Reads a whole file of at most {@link TextLimits#MAX_FILE_OCTETS}. */
  ReadResult read(String path);
}
