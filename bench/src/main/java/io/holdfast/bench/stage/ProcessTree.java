package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process and its descendants, as /proc shows them: proc_pid_stat(5), proc_pid_smaps(5). Safe for
 * use by any number of threads.
 */
final class ProcessTree {
  private static final int STAT_UTIME = 11;
  private static final int STAT_STIME = 12;
  private static final int STAT_CSTIME = 14;
  private static final double KIB_PER_MIB = 1024;
  private static final Pattern ROLLUP = Pattern.compile("(?m)^(Rss|Pss): *(\\d+) kB$");
  private static final double MS_PER_TICK = 10;

  private final long pid;

  ProcessTree(long pid) {
    this.pid = pid;
  }

  /** User and system time so far of the processes with the name of the first, in milliseconds. */
  double ownCpuMs() {
    return cpuMs(STAT_STIME);
  }

  /** As {@link #ownCpuMs()}, with that of children that have ended. */
  double cpuWithEndedMs() {
    return cpuMs(STAT_CSTIME);
  }

  /** The state of the first process: R, S, D, T and so on. */
  char state() {
    return fields(of(pid))[0].charAt(0);
  }

  private double cpuMs(int lastField) {
    double ticks = 0;
    for (Path process : sameProgram()) {
      String[] fields = fields(process);
      for (int field = STAT_UTIME; field <= lastField; field++) {
        ticks += Long.parseLong(fields[field]);
      }
    }
    return ticks * MS_PER_TICK;
  }

  /** Resident (Rss) or proportional (Pss) memory, in MiB. */
  double memoryMiB(String kind) {
    double kib = 0;
    for (Path process : sameProgram()) {
      Matcher matcher = ROLLUP.matcher(read(process.resolve("smaps_rollup")));
      while (matcher.find()) {
        kib += matcher.group(1).equals(kind) ? Long.parseLong(matcher.group(2)) : 0;
      }
    }
    return kib / KIB_PER_MIB;
  }

  /** Without scripts: a daemon's own processes all run its own program. */
  private List<Path> sameProgram() {
    ProcessHandle first =
        ProcessHandle.of(pid).orElseThrow(() -> new LabException("process has ended"));
    Path program = program(first);
    List<Path> found = new ArrayList<>();
    try (Stream<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants())) {
      all.filter(handle -> program(handle).equals(program))
          .forEach(handle -> found.add(of(handle)));
    }
    return found;
  }

  private static Path program(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(of(process).resolve("exe"));
    } catch (IOException e) {
      // It has just ended.
      return Path.of("");
    }
  }

  private static Path of(ProcessHandle process) {
    return of(process.pid());
  }

  private static Path of(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  /** What stands behind the name of the program. */
  private static String[] fields(Path process) {
    String stat = read(process.resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
