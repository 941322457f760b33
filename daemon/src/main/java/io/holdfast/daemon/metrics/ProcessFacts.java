package io.holdfast.daemon.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What the kernel knows of this process; proc_pid_status(5). Immutable.
 *
 * @param residentBytes memory in use, 0 if it is not known
 * @param openFiles open descriptors, 0 if it is not known
 * @param cpuNanos processor time
 * @param startedMillis when it started, milliseconds since 1970
 */
record ProcessFacts(long residentBytes, long openFiles, long cpuNanos, long startedMillis) {
  private static final Path SELF = Path.of("/proc/self");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIBIBYTE = 1024;

  /** Looks now. */
  static ProcessFacts read() {
    ProcessHandle.Info info = ProcessHandle.current().info();
    return new ProcessFacts(
        resident(),
        openFileCount(),
        info.totalCpuDuration().orElse(Duration.ZERO).toNanos(),
        info.startInstant().orElse(Instant.EPOCH).toEpochMilli());
  }

  private static long resident() {
    try (Stream<String> lines = Files.lines(SELF.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .findFirst()
          .orElse(0);
    } catch (IOException unreadable) {
      return 0;
    }
  }

  private static long openFileCount() {
    try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
      return files.count();
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
