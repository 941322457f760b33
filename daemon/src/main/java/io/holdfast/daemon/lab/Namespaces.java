package io.holdfast.daemon.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine's named network namespaces. A name of ours begins with the id of the process that
 * owns it, so that the leftovers of a killed run can be told from a run in progress.
 */
final class Namespaces {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern OURS = Pattern.compile("hf(\\d+)x\\d+-\\S+");

  private Namespaces() {}

  /** The common beginning of all names of one lab. */
  static String prefix(long ownerPid, int labNumber) {
    return "hf" + ownerPid + "x" + labNumber + "-";
  }

  static void add(String name) {
    Shell.run(List.of("ip", "netns", "add", name)).orThrow();
  }

  /** Kills whatever runs in the namespace, then removes it. */
  static void delete(String name) {
    // One can start another while we kill, and a dead one may never be reaped by its parent: so it
    // is the kernel's list that says when none is left, and each look at it takes milliseconds.
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    List<ProcessHandle> running = processes(name);
    while (!running.isEmpty()) {
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new LabException("processes in " + name + " cannot be killed: " + running);
      }
      running.forEach(ProcessHandle::destroyForcibly);
      running = processes(name);
    }
    Shell.run(List.of("ip", "netns", "delete", name)).orThrow();
  }

  private static List<ProcessHandle> processes(String name) {
    List<ProcessHandle> running = new ArrayList<>();
    for (String pid : linesOf("pids", name)) {
      ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(running::add);
    }
    return running;
  }

  /** Names that follow our pattern and whose owning process is gone. */
  static List<String> stale() {
    List<String> names = new ArrayList<>();
    for (String line : linesOf("list")) {
      Matcher matcher = OURS.matcher(line.strip().split(" ", 2)[0]);
      if (matcher.matches() && ownerIsGone(matcher.group(1))) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static List<String> linesOf(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip", "netns"));
    command.addAll(List.of(arguments));
    return Shell.run(command).orThrow().output().lines().toList();
  }

  private static boolean ownerIsGone(String pid) {
    Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(pid));
    return owner.isEmpty() || !owner.get().isAlive();
  }
}
