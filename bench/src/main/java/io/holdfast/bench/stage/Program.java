package io.holdfast.bench.stage;

import io.holdfast.bench.report.Contender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the daemon of a contender is started. Both take the same options and the same files.
 * Immutable.
 *
 * @param contender whose daemon; not the floor
 * @param home the checkout of Holdfast
 * @param javaOptions more flags for the JVM behind Holdfast; empty for none
 */
public record Program(Contender contender, Path home, String javaOptions) {
  /** A program without flags for the JVM. */
  public Program(Contender contender, Path home) {
    this(contender, home, "");
  }

  /** What to call from a shell. */
  public String file() {
    return contender == Contender.HOLDFAST ? home.resolve("holdfast").toString() : "keepalived";
  }

  /**
   * The command that starts it in the foreground on {@code keepalived.conf} in {@code directory},
   * with its normal log on the console.
   */
  List<String> command(Path directory) {
    List<String> command = new ArrayList<>(List.of("env", "TMPDIR=" + directory));
    if (!javaOptions.isEmpty()) {
      command.add("HOLDFAST_JAVA_OPTS=" + javaOptions);
    }
    command.addAll(List.of(file(), "-n", "-l", "-G", "-P"));
    command.addAll(List.of("-f", directory.resolve("keepalived.conf").toString()));
    command.addAll(List.of("-p", directory.resolve("keepalived.pid").toString()));
    command.addAll(List.of("-r", directory.resolve("vrrp.pid").toString()));
    return command;
  }
}
