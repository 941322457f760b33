package io.holdfast.daemon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this host as configuration files know it. */
public final class HostName {
  private static final Path FILE = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** The host's whole name, without asking any name service; empty if unknown. */
  public static String full() {
    try {
      return Files.readString(FILE).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The host's name up to the first dot, without asking any name service; empty if unknown. */
  public static String upToTheFirstDot() {
    String name = full();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
