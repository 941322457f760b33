package io.holdfast.daemon.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.cli.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control commands where no daemon answers; with one they are tried live. */
class ControlCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private int run(String name, String... arguments) {
    PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return ControlCommand.run(name, List.of(arguments), stream, stream);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "events", "trackers", "stats", "reload", "stop"})
  void saysThatNoDaemonRuns(String command) {
    assertThat(run(command, "--socket", directory.resolve("none.sock").toString()))
        .isEqualTo(ExitStatus.NOT_RUNNING);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("No holdfast daemon runs here", "none.sock");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(run("status", "--now")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("status", "-x")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("status", "VI_1")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("handover")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("trackers", "a", "b")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("maintenance", "perhaps")).isEqualTo(ExitStatus.FATAL);
    assertThat(run("status", "--socket")).isEqualTo(ExitStatus.FATAL);
    assertThat(errors.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly(
            "Unknown option --now; holdfast help lists the commands",
            "Unknown option -x; holdfast help lists the commands",
            "Unexpected argument VI_1; holdfast help lists the commands",
            "Usage: holdfast handover INSTANCE; holdfast help lists the commands",
            "Usage: holdfast trackers [NAME]; holdfast help lists the commands",
            "Usage: holdfast maintenance on|off; holdfast help lists the commands",
            "Missing parameter for option --socket; holdfast help lists the commands");
  }

  @Test
  void asksForHelpOfAnyCommand() {
    assertThat(run("status", "--help")).isEqualTo(ExitStatus.OK);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("holdfast status");
  }

  @Test
  void aSocketThatAKilledDaemonLeftIsNoDaemon() throws Exception {
    Path dead = directory.resolve("control_dead.sock");
    Path alive = directory.resolve("control_alive.sock");
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(dead));
    }
    try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      daemon.bind(UnixDomainSocketAddress.of(alive));
      assertThat(ControlFinder.answered(List.of(alive, dead))).containsExactly(alive);
      assertThat(ControlFinder.answered(List.of(dead))).as("the only one").containsExactly(dead);
    }
  }

  @Test
  void findsTheSocketsOfADirectory() throws Exception {
    Files.createFile(directory.resolve("control_b.sock"));
    Files.createFile(directory.resolve("control_a.sock"));
    Files.createFile(directory.resolve("other"));
    assertThat(ControlFinder.sockets(directory))
        .containsExactly(directory.resolve("control_a.sock"), directory.resolve("control_b.sock"));
    assertThat(ControlFinder.sockets(directory.resolve("none"))).isEmpty();
  }
}
