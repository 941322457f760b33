package io.holdfast.daemon.cli.check;

import io.holdfast.daemon.cli.HostName;

/**
 * A configuration to check.
 *
 * @param host the host that runs it
 * @param file the file
 * @param isNamed whether the command line named the host
 */
public record HostFile(String host, String file, boolean isNamed) {

  /** Reads {@code HOST=FILE} or {@code FILE}; a file alone gives its name to its host. */
  static HostFile of(String argument) {
    int equals = argument.indexOf('=');
    int slash = argument.indexOf('/');
    if (equals > 0 && (slash < 0 || slash > equals)) {
      return new HostFile(argument.substring(0, equals), argument.substring(equals + 1), true);
    }
    String name = argument.substring(argument.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return new HostFile(dot > 0 ? name.substring(0, dot) : name, argument, false);
  }

  /**
   * Returns whether the file is for this host: the command line names it so, or there is no other
   * file.
   */
  boolean isForHere(int files) {
    return isNamed ? host.equals(HostName.upToTheFirstDot()) : files == 1;
  }

  /** What lines that begin with {@code @ID} are compared with; a named host is its own id. */
  String configId(String otherwise) {
    return isNamed ? host : otherwise;
  }
}
