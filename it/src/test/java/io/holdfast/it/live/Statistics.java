package io.holdfast.it.live;

import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The dump of statistics of one instance, as exporters read it: each number under its section and
 * label, such as {@code Packet Errors/TTL}.
 */
public record Statistics(Map<String, Long> numbers) {
  private static final String LAST_LABEL = "Priority Zero/Sent";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** The number at {@code label}. */
  public long get(String label) {
    Long number = numbers.get(label);
    if (number == null) {
      throw new LabException("no " + label + " in the statistics: " + numbers);
    }
    return number;
  }

  /** The sum of every number whose section is about errors. */
  public long errors() {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getKey().contains("Errors/"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Waits until the dump is complete: its line of log comes before the file. */
  static Statistics await(Path file) throws IOException {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (System.nanoTime() < deadline) {
      if (Files.exists(file)) {
        Map<String, Long> numbers = parse(Files.readString(file));
        if (numbers.containsKey(LAST_LABEL)) {
          return new Statistics(numbers);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new LabException("no complete statistics in " + file);
  }

  static Map<String, Long> parse(String text) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    String section = "";
    for (String line : text.lines().toList()) {
      String[] parts = line.strip().split(": *", 2);
      if (line.startsWith("  ") && !line.startsWith("   ") && parts[1].isEmpty()) {
        section = parts[0] + "/";
      } else if (parts.length == 2 && parts[1].matches("\\d+")) {
        String prefix = line.startsWith("    ") ? section : "";
        numbers.put(prefix + parts[0], Long.valueOf(parts[1]));
      }
    }
    return numbers;
  }
}
