package io.holdfast.linux.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.holdfast.linux.ffm.CFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a program that is started: that of this process, octet for octet, without what
 * could bend the dynamic linker or a shell, and with some variables more.
 */
final class ChildEnvironment {
  /** The last one is the launcher's word to our own JVM. */
  private static final Set<String> REMOVED =
      Set.of("LD_PRELOAD", "LD_LIBRARY_PATH", "IFS", "_JAVA_SR_SIGNUM");

  private static final long WORD = ADDRESS.byteSize();

  private final Map<String, String> additional;

  /** Adds variables to those of this process; forbidden ones are left out here, too. */
  ChildEnvironment(Map<String, String> additional) {
    this.additional = additional;
  }

  /** A line of the C library's own list: nobody changes it in a JVM. */
  private record Variable(String name, long address) {}

  private static final class Own {
    static final List<Variable> VARIABLES = read();

    private Own() {}

    private static List<Variable> read() {
      List<Variable> found = new ArrayList<>();
      MemorySegment list =
          CFunction.symbol("environ")
              .map(variable -> variable.reinterpret(WORD).get(ADDRESS, 0))
              .orElse(MemorySegment.NULL)
              .reinterpret(Long.MAX_VALUE);
      for (long at = 0; list.address() != 0; at += WORD) {
        MemorySegment line = list.get(ADDRESS, at);
        if (line.address() == 0) {
          break;
        }
        String text = line.reinterpret(Long.MAX_VALUE).getString(0);
        int end = text.indexOf('=');
        String name = end < 0 ? text : text.substring(0, end);
        if (!REMOVED.contains(name)) {
          found.add(new Variable(name, line.address()));
        }
      }
      return found;
    }
  }

  /** Returns the list of pointers that execve(2) takes. */
  MemorySegment in(Arena arena) {
    List<Variable> own = Own.VARIABLES;
    MemorySegment list = arena.allocate(JAVA_LONG, own.size() + additional.size() + 1L);
    int count = 0;
    for (Variable variable : own) {
      if (!additional.containsKey(variable.name())) {
        list.setAtIndex(JAVA_LONG, count, variable.address());
        count++;
      }
    }
    for (Map.Entry<String, String> variable : additional.entrySet()) {
      if (!REMOVED.contains(variable.getKey())) {
        String line = variable.getKey() + "=" + variable.getValue();
        list.setAtIndex(JAVA_LONG, count, arena.allocateFrom(line).address());
        count++;
      }
    }
    return list;
  }
}
