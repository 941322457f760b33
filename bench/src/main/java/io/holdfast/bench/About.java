package io.holdfast.bench;

import io.holdfast.daemon.lab.Shell;
import io.holdfast.daemon.lab.ShellResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What there is to say about the machine and the programs. */
final class About {
  private About() {}

  static Map<String, String> host() {
    Runtime runtime = Runtime.getRuntime();
    return Map.of(
        "at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        "kernel", System.getProperty("os.version"),
        "architecture", System.getProperty("os.arch"),
        "processors", Integer.toString(runtime.availableProcessors()),
        "java", System.getProperty("java.vm.version"),
        "keepalived", firstLine("keepalived", "-v"),
        "loadAtTheEnd", firstLine("cat", "/proc/loadavg"));
  }

  private static String firstLine(String... command) {
    ShellResult result = Shell.run(List.of(command));
    return (result.output() + result.errors()).lines().findFirst().orElse("").strip();
  }
}
