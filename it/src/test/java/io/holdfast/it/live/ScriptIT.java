package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health scripts: as another user, with rise and fall, with a weight and without one. */
@Live
class ScriptIT {
  /** Has the kernel ask before it executes a file, and gives no answer: fanotify(7). */
  private static final String HOLD =
      """
      import ctypes, signal, sys
      c = ctypes.CDLL(None)
      watch = c.fanotify_init(4, 0)
      assert c.fanotify_mark(watch, 1, ctypes.c_uint64(0x40000), -100, sys.argv[1].encode()) == 0
      print("held")
      signal.pause()
      """;

  private static final Instance TRACKED =
      Instance.named("VI_1", 51).line("track_script {\ncheck\n}").addresses("10.9.0.100/24");

  @Test
  void weightMovesThePriority(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    Check check = new Check(lab);
    check.succeed();
    Router router = lab.startSubject(host, check.config("weight -50"));
    router.process().awaitLine("VRRP_Script\\(check\\) succeeded", Router.AMPLE);
    adverts.await(51, 100);
    int before = check.runs().size();
    check.fail();
    router.next("VRRP_Script\\(check\\) failed \\(exited with status 3\\)");
    router.next("\\(VI_1\\) Changing effective priority from 100 to 50");
    adverts.await(51, 50);
    assertThat(check.runs().subList(before, check.runs().size()))
        .as("runs before the script counts as failed")
        .filteredOn(run -> run.endsWith(" failed"))
        .hasSizeGreaterThanOrEqualTo(2);
    check.succeed();
    router.next("VRRP_Script\\(check\\) succeeded");
    router.next("\\(VI_1\\) Changing effective priority from 50 to 100");
    adverts.await(51, 100);
    assertThat(check.runs()).allMatch(run -> run.startsWith("nobody "));
    assertThat(router.lines("Entering MASTER")).hasSize(1);
    router.stop();
  }

  @Test
  void failureWithoutWeightIsFault(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Check check = new Check(lab);
    check.fail();
    Router router = lab.startSubject(host, check.config(""));
    router.next("VRRP_Script\\(check\\) failed");
    check.succeed();
    router.awaitState("VI_1", "BACKUP");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    check.fail();
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    router.stop();
  }

  /** As one on a network file system whose server is gone: the kernel does not even begin it. */
  @Test
  void aScriptThatCannotEvenStartHoldsUpNoOther(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Check slow = new Check(lab);
    slow.succeed();
    Path flag = Files.createFile(lab.directory().resolve("flag"));
    Router router = lab.startSubject(host, hanging(slow, flag));
    router.await("\\(VI_1\\) priority 1\\d\\d -> 150");
    HostProcess holder = host.start("/usr/bin/python3", "-uc", HOLD, slow.script.toString());
    holder.awaitLine("held", Router.AMPLE);
    router.next("VRRP_Script\\(slow\\) timed_out");
    for (int change = 0; change < 2; change++) {
      Files.delete(flag);
      router.next("VRRP_Script\\(quick\\) failed");
      Files.createFile(flag);
      router.next("VRRP_Script\\(quick\\) succeeded");
    }
    holder.kill();
    router.next("VRRP_Script\\(slow\\) succeeded");
    assertThat(router.lines("VRRP_Script\\(quick\\) timed_out")).isEmpty();
    router.stop();
  }

  private static String hanging(Check slow, Path flag) {
    return """
    global_defs {
    \tscript_user root
    }
    vrrp_script slow {
    \tscript %s
    \tinterval 0.2
    \ttimeout 0.2
    \tweight 20
    }
    vrrp_script quick {
    \tscript "/usr/bin/test -e %s"
    \tinterval 0.2
    \ttimeout 5
    \tweight 30
    }
    %s
    """
        .formatted(
            slow.script,
            flag,
            Instance.named("VI_1", 51)
                .line("track_script {\nslow\nquick\n}")
                .addresses("10.9.0.100/24")
                .text());
  }

  /** A script whose answer the test decides, and which notes every run. */
  private static final class Check {
    private final Path directory;
    private final Path script;
    private final Path healthy;
    private final Path runs;

    Check(LiveLab lab) throws IOException {
      directory = lab.newDirectory("script");
      script = directory.resolve("check.sh");
      healthy = directory.resolve("healthy");
      runs = directory.resolve("runs");
      Files.createFile(runs);
      runs.toFile().setWritable(true, false);
      Router.write(
          script,
          """
          #!/bin/sh
          test -e %s && echo "$(id -un) passed" >>%s && exit 0
          echo "$(id -un) failed" >>%s
          exit 3
          """
              .formatted(healthy, runs, runs));
      directory.toFile().setExecutable(true, false);
      script.toFile().setReadable(true, false);
      script.toFile().setExecutable(true, false);
    }

    void succeed() throws IOException {
      Files.createFile(healthy);
    }

    void fail() throws IOException {
      Files.deleteIfExists(healthy);
    }

    List<String> runs() throws IOException {
      return Files.readAllLines(runs);
    }

    String config(String weight) {
      return """
      global_defs {
      \tenable_script_security
      }
      vrrp_script check {
      \tscript "%s"
      \tinterval 1
      \ttimeout 5
      \trise 2
      \tfall 2
      \tuser nobody
      \t%s
      }
      %s
      """
          .formatted(script, weight, TRACKED.text());
    }
  }
}
