package io.holdfast.linux.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells which capabilities the calling thread may use. */
public final class Capabilities {
  /** The process-wide file shows the first thread, which is never one of Java's. */
  private static final Path STATUS = Path.of("/proc/thread-self/status");

  private static final String EFFECTIVE = "CapEff:";

  private Capabilities() {}

  /**
   * Returns the effective capabilities of the calling thread; none if /proc cannot be read.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">
   *     proc_pid_status(5)</a>
   */
  public static Set<Capability> effective() {
    try {
      return parse(Files.readAllLines(STATUS));
    } catch (IOException unreadable) {
      return EnumSet.noneOf(Capability.class);
    }
  }

  static Set<Capability> parse(List<String> status) {
    EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
    for (String line : status) {
      if (line.startsWith(EFFECTIVE)) {
        long mask = Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16);
        for (Capability capability : Capability.values()) {
          if (capability.isIn(mask)) {
            found.add(capability);
          }
        }
      }
    }
    return found;
  }
}
