package io.holdfast.linux.process;

import java.nio.file.Path;

/** Whether a script may run with the rights of root. */
public sealed interface ScriptCheck {
  /** Only root can change what would run. */
  record Secure() implements ScriptCheck {}

  /**
   * Somebody else can change what would run.
   *
   * @param part the file or directory of the path that is to blame
   * @param reason one of: owner is not root, writable by group, writable by all, not a regular file
   */
  record Insecure(Path part, String reason) implements ScriptCheck {}

  /** There is no such file, or part of its path cannot be read. */
  record NotFound() implements ScriptCheck {}
}
