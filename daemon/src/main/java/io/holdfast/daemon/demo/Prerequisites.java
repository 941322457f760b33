package io.holdfast.daemon.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the demo needs of the machine, and what to do where it is missing. */
final class Prerequisites {
  private static final Map<String, String> PACKAGE_OF_COMMAND =
      Map.of("ip", "iproute2", "ping", "iputils-ping");

  private final String searchPath;
  private final Path examples;

  Prerequisites(String searchPath, Path examples) {
    this.searchPath = searchPath;
    this.examples = examples;
  }

  /** One sentence for each thing that is missing; empty when the demo can start. */
  List<String> missing() {
    List<String> sentences = new ArrayList<>();
    if (!isRoot()) {
      sentences.add("It makes network namespaces, which only root may: try `sudo holdfast demo`.");
    }
    PACKAGE_OF_COMMAND.forEach((command, owner) -> {
      if (!onSearchPath(command)) {
        sentences.add("`%s` is not on the PATH: apt-get install %s".formatted(command, owner));
      }
    });
    if (!Files.isDirectory(examples)) {
      sentences.add("The example configuration is not at " + examples + ".");
    }
    return sentences;
  }

  private boolean onSearchPath(String command) {
    for (String directory : searchPath.split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, command))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false;
    }
  }
}
