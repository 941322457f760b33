package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that a move waits for: before the addresses come, and before they leave by plan. */
@Live
class GateIT {
  private static final String VIP = "10.9.0.100";

  @Test
  void advertsThenCommandThenAddressesThenNotify(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Story story = new Story(lab, VIP);
    Router router = lab.startSubject(host, story.config(20));
    router.next("waits for notify_before_master for up to 20 s");
    adverts.await(51, 100);
    assertThat(host.addresses()).noneMatch(address -> address.startsWith(VIP));
    story.open("BEFORE_MASTER");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld(VIP);
    story.awaitLine(router, "notify MASTER served");

    router.process().signal("TERM");
    router.next("waits for notify_before_release for up to 20 s");
    adverts.skip();
    adverts.await(51, 100);
    story.open("BEFORE_RELEASE");
    adverts.await(51, 0);
    assertThat(router.process().awaitExit(Router.AMPLE)).isZero();
    assertThat(story.lines())
        .containsSubsequence(
            "gate INSTANCE VI_1 BEFORE_MASTER gone",
            "notify MASTER served",
            "gate INSTANCE VI_1 BEFORE_RELEASE served",
            "notify STOP gone");
  }

  @Test
  void theDeadlineEndsACommandThatHangs(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Story story = new Story(lab, VIP);
    Router router = lab.startSubject(host, story.config(0.5));
    router.next("notify_before_master did not end within 0.5 s, going on without it");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld(VIP);
    router.process().signal("TERM");
    router.next("notify_before_release did not end within 0.5 s, going on without it");
    router.stop();
  }

  /** A command that writes down what it is told and waits for a file, and notify scripts. */
  private static final class Story {
    private final Path directory;
    private final Path script;
    private final Path calls;

    Story(LiveLab lab, String address) throws IOException {
      directory = lab.newDirectory("gate");
      calls = directory.resolve("calls");
      script = directory.resolve("gate.sh");
      Files.createFile(calls);
      Router.write(
          script,
          """
          #!/bin/sh
          ip -4 addr | grep -q 'inet %1$s/' && now=served || now=gone
          echo "$* $now" >>%2$s/calls
          test "$1" = gate || exit 0
          until test -e %2$s/$4; do sleep 0.05; done
          """
              .formatted(address, directory));
      script.toFile().setExecutable(true, false);
    }

    void open(String word) throws IOException {
      Files.createFile(directory.resolve(word));
    }

    List<String> lines() throws IOException {
      return Files.readAllLines(calls);
    }

    /** Notify scripts run beside the loop; the next line of the log may come before theirs. */
    void awaitLine(Router router, String line) throws IOException {
      router
          .host()
          .run(
              "timeout",
              "20",
              "sh",
              "-c",
              "until grep -qx '" + line + "' " + calls + "; do sleep 0.05; done");
      assertThat(lines()).contains(line);
    }

    String config(double seconds) {
      String limit = seconds == Math.rint(seconds) ? "" + (long) seconds : "" + seconds;
      return """
      global_defs {
      \tscript_user root
      }
      """
          + Instance.named("VI_1", 51)
              .line(
                  """
                  @holdfast notify_before_master "%1$s gate"
                  \t@holdfast notify_before_master_timeout %2$s
                  \t@holdfast notify_before_release "%1$s gate"
                  \t@holdfast notify_before_release_timeout %2$s
                  \tnotify_master "%1$s notify MASTER"
                  \tnotify_stop "%1$s notify STOP"
                  """
                      .formatted(script, limit)
                      .stripTrailing())
              .addresses(VIP + "/24")
              .text();
    }
  }
}
