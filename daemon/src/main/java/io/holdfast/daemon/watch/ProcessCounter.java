package io.holdfast.daemon.watch;

import io.holdfast.core.Input.ProcessCounted;
import io.holdfast.core.ProcessArrival;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.linux.process.ProcessEvents;
import io.holdfast.linux.process.ProcessFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Knows which processes are tracked ones. Either it is told of every process that starts, changes
 * or ends, or it looks at /proc again and again; then it reads of most processes no more than that
 * they are still there. Owned by the thread that watches processes.
 */
final class ProcessCounter implements ProcessEvents.Listener {
  /** What the kernel keeps of a name. */
  private static final int NAME_BYTES = 15;

  /** A new process may become another program soon; it is read again in so many looks. */
  private static final int YOUNG_LOOKS = 4;

  /** An old one may too, so one of so many is read again in every look. */
  private static final int OLD_SHARE = 32;

  private static final BitSet NONE = new BitSet();

  private final ProcessFiles files;
  private final Consumer<ProcessCounted> counts;
  private List<ProcessTrackerSpec> specs = List.of();
  private boolean needsCommand;

  /** By process, which trackers it belongs to. */
  private final Map<Integer, BitSet> matches = new HashMap<>();

  /** How often a process was looked at. */
  private final Map<Integer, Integer> looks = new HashMap<>();

  /** The trackers of which a process was seen to become one, since it was told. */
  private final BitSet became = new BitSet();

  private int[] told = {};
  private int round;

  /** Tells {@code counts} of every number that changes. */
  ProcessCounter(ProcessFiles files, Consumer<ProcessCounted> counts) {
    this.files = files;
    this.counts = counts;
  }

  /** Counts other processes from now on, and all of them anew. */
  void configure(List<ProcessTrackerSpec> wanted) {
    specs = List.copyOf(wanted);
    told = new int[specs.size()];
    Arrays.fill(told, -1);
    needsCommand =
        specs.stream().anyMatch(spec -> spec.match() != ProcessTrackerSpec.ProcessMatch.NAME);
    countAnew();
  }

  /** Reads every process. */
  void countAnew() {
    matches.clear();
    looks.clear();
    look();
  }

  /** Finds the processes that came, went, or may have become others. */
  void look() {
    Set<Integer> present = new HashSet<>(files.pids());
    matches.keySet().retainAll(present);
    looks.keySet().retainAll(present);
    round++;
    for (int pid : present) {
      int seen = looks.merge(pid, 1, Integer::sum);
      if (seen <= YOUNG_LOOKS || pid % OLD_SHARE == round % OLD_SHARE || matches.containsKey(pid)) {
        classify(pid);
      }
    }
    tell();
  }

  @Override
  public void forked(int parentPid, int childPid) {
    BitSet parent = matches.get(parentPid);
    if (parent != null) {
      matches.put(childPid, parent);
    }
  }

  @Override
  public void changed(int pid) {
    BitSet before = matches.getOrDefault(pid, NONE);
    classify(pid);
    BitSet gained = (BitSet) matches.getOrDefault(pid, NONE).clone();
    gained.andNot(before);
    became.or(gained);
  }

  @Override
  public void exited(int pid) {
    matches.remove(pid);
  }

  /** Tells of the numbers that changed since the last time. */
  void tell() {
    int[] now = new int[specs.size()];
    for (BitSet match : matches.values()) {
      match.stream().forEach(index -> now[index]++);
    }
    for (int index = 0; index < now.length; index++) {
      if (now[index] != told[index]) {
        ProcessArrival arrival = became.get(index) ? ProcessArrival.CHANGED : ProcessArrival.FORKED;
        counts.accept(new ProcessCounted(specs.get(index).name(), now[index], arrival));
      }
    }
    told = now;
    became.clear();
  }

  private void classify(int pid) {
    BitSet match = match(pid);
    if (match.isEmpty()) {
      matches.remove(pid);
    } else {
      matches.put(pid, match);
    }
  }

  private BitSet match(int pid) {
    String name = files.name(pid);
    if (name == null) {
      return NONE;
    }
    List<String> command = needsCommand ? files.command(pid) : List.of();
    BitSet match = new BitSet(specs.size());
    for (int index = 0; index < specs.size(); index++) {
      match.set(index, matches(specs.get(index), name, command));
    }
    return match;
  }

  private static boolean matches(ProcessTrackerSpec spec, String name, List<String> command) {
    List<String> wanted = spec.command();
    return switch (spec.match()) {
      case NAME -> shortened(wanted.getFirst()).equals(name);
      case COMMAND -> !command.isEmpty() && command.getFirst().equals(wanted.getFirst());
      case EXACT -> command.equals(wanted);
      case PARTIAL -> starts(command, wanted);
      case INITIAL -> {
        int last = wanted.size() - 1;
        yield starts(command, wanted.subList(0, last))
            && command.size() > last
            && command.get(last).startsWith(wanted.get(last));
      }
    };
  }

  private static boolean starts(List<String> command, List<String> wanted) {
    return command.size() >= wanted.size() && command.subList(0, wanted.size()).equals(wanted);
  }

  private static String shortened(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= NAME_BYTES
        ? name
        : new String(bytes, 0, NAME_BYTES, StandardCharsets.UTF_8);
  }
}
