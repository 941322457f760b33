package io.holdfast.daemon.cli.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code check} on the command line.
 *
 * @param format how to write
 * @param files what to check, at least one; several are one cluster
 */
record CheckOptions(CheckFormat format, List<HostFile> files) {

  /** Copies the list. */
  CheckOptions {
    files = List.copyOf(files);
  }

  /** Returns the options; null when the command line cannot be understood. */
  static @Nullable CheckOptions parse(List<String> arguments) {
    CheckFormat format = CheckFormat.TEXT;
    List<HostFile> files = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      String word = null;
      if (argument.equals("--format") && index + 1 < arguments.size()) {
        word = arguments.get(++index);
      } else if (argument.startsWith("--format=")) {
        word = argument.substring("--format=".length());
      } else if (argument.startsWith("-")) {
        return null;
      } else {
        files.add(HostFile.of(argument));
        continue;
      }
      CheckFormat wanted = CheckFormat.of(word);
      if (wanted == null) {
        return null;
      }
      format = wanted;
    }
    return files.isEmpty() ? null : new CheckOptions(format, distinct(files));
  }

  /** Files of one name in several folders are told apart by their paths. */
  private static List<HostFile> distinct(List<HostFile> files) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    files.forEach(file -> {
      if (!seen.add(file.host())) {
        twice.add(file.host());
      }
    });
    return files.stream()
        .map(file ->
            twice.contains(file.host()) && !file.isNamed()
                ? new HostFile(file.file(), file.file(), false)
                : file)
        .toList();
  }
}
