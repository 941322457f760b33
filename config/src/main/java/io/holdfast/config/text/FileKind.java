package io.holdfast.config.text;

/** What stands at a path. */
public enum FileKind {
  /** A regular file that nobody may execute. */
  FILE,
  /** A regular file with an execute bit, which keepalived refuses to read. */
  EXECUTABLE,
  /** A directory. */
  DIRECTORY,
  /** A device, socket or FIFO. */
  OTHER,
  /** Nothing. */
  MISSING
}
