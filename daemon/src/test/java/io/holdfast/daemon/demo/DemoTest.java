package io.holdfast.daemon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Live: the story must come true with keepalived itself before it can be expected of us. */
@EnabledIf("isRoot")
class DemoTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void storyComesTrueWithKeepalived() {
    int exitCode = Demo.run(List.of("--daemon", "keepalived"), out);
    assertThat(text())
        .containsSubsequence(
            "host 1 holds 10.0.2.100",
            "The cable of host 1 is cut",
            "host 2  (Postgres_VIP) Receive advertisement timeout",
            "host 2  (Postgres_VIP) Entering MASTER STATE",
            "host 2  (Postgres_VIP) setting VIPs.",
            "Sending/queueing gratuitous ARPs on ens18 for 10.0.2.100",
            "host 2 holds 10.0.2.100",
            "clients: without the VIP for",
            "The cable is mended",
            "host 2  (Postgres_VIP) Entering BACKUP STATE",
            "host 1 holds 10.0.2.100",
            "Host 1 is stopped",
            "host 2 holds 10.0.2.100",
            "What clients noticed");
    assertThat(exitCode).isEqualTo(Demo.OK);
    assertThat(Shell.run(List.of("ip", "netns", "list")).output())
        .doesNotContain("hf" + ProcessHandle.current().pid());
  }

  @Test
  void daemonThatCannotStartEndsTheStoryWithItsWords() {
    int exitCode = Demo.run(List.of("--daemon", "ls"), out);
    assertThat(text()).contains("The story ends here", "ended", "awaited");
    assertThat(exitCode).isEqualTo(Demo.FAILED);
  }

  @Test
  void wrongArgumentsShowTheUsage() {
    assertThat(Demo.run(List.of("--fast"), out)).isEqualTo(Demo.CANNOT_START);
    assertThat(text()).startsWith("usage: holdfast demo");
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
