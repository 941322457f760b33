package io.holdfast.linux.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What /proc tells of processes. Stateless; blocks, though never for long.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
public final class ProcessFiles {
  private final Path root;

  /** Reads below a directory, which is /proc but in tests. */
  public ProcessFiles(Path root) {
    this.root = root;
  }

  /** The processes there are. */
  public List<Integer> pids() {
    List<Integer> pids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, ProcessFiles::isProcess)) {
      for (Path entry : entries) {
        pids.add(Integer.valueOf(entry.getFileName().toString()));
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // A directory that cannot be listed holds no process that we could recognise.
    }
    return pids;
  }

  /** The name of a process, at most 15 bytes; null when it does not run, also as a zombie. */
  public @Nullable String name(int pid) {
    String line = read(pid, "stat");
    int from = line.indexOf('(');
    int to = line.lastIndexOf(')');
    if (from < 0 || to < from || to + 2 >= line.length()) {
      return null;
    }
    char state = line.charAt(to + 2);
    return state == 'Z' || state == 'X' ? null : line.substring(from + 1, to);
  }

  /** The argument vector of a process; empty for a thread of the kernel or one that is gone. */
  public List<String> command(int pid) {
    String text = read(pid, "cmdline");
    String withoutEnd = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    return text.isEmpty() ? List.of() : List.of(withoutEnd.split("\0", -1));
  }

  private String read(int pid, String file) {
    try {
      byte[] content = Files.readAllBytes(root.resolve(Integer.toString(pid)).resolve(file));
      return new String(content, StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private static boolean isProcess(Path entry) {
    String name = entry.getFileName().toString();
    return name.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }
}
