package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.Unseen;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that share the network namespace of this one; proc_pid(5). One whose namespace may
 * not be seen is none of them, but is told of. Our own process is left out. For one thread.
 */
final class ProcessLook {
  private final Path proc;
  private final LinkReader links;
  private final Map<String, Set<Long>> hidden = new TreeMap<>();

  /** Reads where a symbolic link leads. */
  @FunctionalInterface
  interface LinkReader {
    Path read(Path link) throws IOException;
  }

  /** Looks below {@code root}. */
  ProcessLook(Path root) {
    this(root, Files::readSymbolicLink);
  }

  /** Looks below {@code root} with another way to read links. */
  ProcessLook(Path root, LinkReader links) {
    proc = root.resolve("proc");
    this.links = links;
  }

  /** Returns those with a short name. */
  List<ProcessView> named(String name) {
    return matching(Set.of(name), _ -> true);
  }

  /** Returns those with one of the short names that are what the caller looks for. */
  List<ProcessView> matching(Set<String> names, Predicate<ProcessView> wanted) {
    List<ProcessView> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(proc)) {
      for (Path entry : entries.sorted().toList()) {
        boolean isProcess = entry.getFileName().toString().matches("\\d+");
        if (isProcess && names.contains(Texts.orEmpty(entry.resolve("comm")).strip())) {
          ProcessView process = read(entry);
          boolean isOther = process.pid() != ProcessHandle.current().pid();
          if (isOther && wanted.test(process) && sharesNetwork(entry, process)) {
            found.add(process);
          }
        }
      }
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }

  /** Returns what was looked for and could not be told to be in this network namespace or not. */
  List<Unseen> hidden(String remedy) {
    return hidden.entrySet().stream()
        .map(entry ->
            new Unseen(
                "%s (process %s)".formatted(entry.getKey(), numbers(entry.getValue())),
                "its network namespace may not be read",
                remedy))
        .toList();
  }

  private static String numbers(Set<Long> pids) {
    return pids.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static ProcessView read(Path entry) {
    String status = Texts.orEmpty(entry.resolve("status"));
    String parent =
        status
            .lines()
            .filter(line -> line.startsWith("PPid:"))
            .findFirst()
            .map(line -> line.substring("PPid:".length()).strip())
            .orElse("0");
    List<String> arguments = List.of(Texts.orEmpty(entry.resolve("cmdline")).split("\0", 0));
    return new ProcessView(
        Long.parseLong(entry.getFileName().toString()),
        Long.parseLong(parent),
        Texts.orEmpty(entry.resolve("comm")).strip(),
        arguments,
        folder(entry));
  }

  private static String folder(Path entry) {
    try {
      return Files.readSymbolicLink(entry.resolve("cwd")).toString();
    } catch (IOException unreadable) {
      return "/";
    }
  }

  /** Threads of a process may be in several namespaces, as those of a Holdfast with -s are. */
  private boolean sharesNetwork(Path entry, ProcessView process) {
    try (Stream<Path> threads = Files.list(entry.resolve("task"))) {
      Path ours = links.read(proc.resolve("self/ns/net"));
      for (Path thread : threads.toList()) {
        if (links.read(thread.resolve("ns/net")).equals(ours)) {
          return true;
        }
      }
      return false;
    } catch (AccessDeniedException denied) {
      hidden.computeIfAbsent(process.name(), _ -> new TreeSet<>()).add(process.pid());
      return false;
    } catch (IOException gone) {
      return false;
    }
  }
}
