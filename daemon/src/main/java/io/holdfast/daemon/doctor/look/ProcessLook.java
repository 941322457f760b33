package io.holdfast.daemon.doctor.look;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes that share the network namespace of this one; proc_pid(5). One whose namespace may
 * not be seen is taken to share it. Our own process is left out.
 */
final class ProcessLook {
  private final Path proc;

  /** Looks below {@code root}. */
  ProcessLook(Path root) {
    proc = root.resolve("proc");
  }

  /** Returns those with one of the short names. */
  List<ProcessView> named(String... names) {
    Set<String> wanted = Set.of(names);
    List<ProcessView> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(proc)) {
      for (Path entry : entries.sorted().toList()) {
        boolean isProcess = entry.getFileName().toString().matches("\\d+");
        if (isProcess && wanted.contains(Texts.orEmpty(entry.resolve("comm")).strip())) {
          ProcessView process = read(entry);
          if (process.pid() != ProcessHandle.current().pid() && sharesNetwork(entry)) {
            found.add(process);
          }
        }
      }
    } catch (IOException unreadable) {
      return found;
    }
    return found;
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
    } catch (IOException hidden) {
      return "/";
    }
  }

  /** Threads of a process may be in several namespaces, as those of a Holdfast with -s are. */
  private boolean sharesNetwork(Path entry) {
    try (Stream<Path> threads = Files.list(entry.resolve("task"))) {
      Path ours = Files.readSymbolicLink(proc.resolve("self/ns/net"));
      for (Path thread : threads.toList()) {
        if (Files.readSymbolicLink(thread.resolve("ns/net")).equals(ours)) {
          return true;
        }
      }
      return false;
    } catch (AccessDeniedException hidden) {
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
