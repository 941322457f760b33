package io.holdfast.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A daemon that takes part. Both take the same options and the same files. */
public enum Contender {
  HOLDFAST("Holdfast") {
    @Override
    String program(Path home) {
      return home.resolve("holdfast").toString();
    }
  },
  KEEPALIVED("keepalived") {
    @Override
    String program(Path home) {
      return "keepalived";
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  abstract String program(Path home);

  /**
   * The command that starts it in the foreground on {@code keepalived.conf} in {@code directory},
   * with its normal log on the console.
   */
  List<String> command(Path home, Path directory) {
    List<String> command = new ArrayList<>(List.of("env", "TMPDIR=" + directory, program(home)));
    command.addAll(List.of("-n", "-l", "-G", "-P"));
    command.addAll(List.of("-f", directory.resolve("keepalived.conf").toString()));
    command.addAll(List.of("-p", directory.resolve("keepalived.pid").toString()));
    command.addAll(List.of("-r", directory.resolve("vrrp.pid").toString()));
    return command;
  }
}
