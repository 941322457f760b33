package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health as keepalived has none: quick checks without a process, damping, combinations. */
@Live
class HealthIT {
  private static final String SERVICE = "10.9.0.2";
  private static final int RUNS = 21;

  /** Answers each question for an address as long as a file is there, else that there is none. */
  private static final String NAME_SERVER =
      """
      import os, socket, sys
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind((sys.argv[1], 53))
      print("answering")
      while True:
          asked, peer = s.recvfrom(512)
          end = asked.index(b"\\0", 12) + 5
          known = os.path.exists(sys.argv[2])
          header = asked[:2] + (b"\\x85\\x80" if known else b"\\x85\\x83") + b"\\0\\1\\0"
          answer = b"\\xc0\\x0c\\0\\1\\0\\1\\0\\0\\0\\0\\0\\4\\xc0\\0\\2\\7" if known else b""
          s.sendto(header + bytes([known]) + b"\\0\\0\\0\\0" + asked[12:end] + answer, peer)
      """;

  @Test
  void checksRunAtTwentyASecondAndTellWhatTheyMissed(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host service = lab.addHost("two", SERVICE + "/24");
    Path files = lab.newDirectory("files");
    Path flag = Files.createFile(files.resolve("flag"));
    Path name = Files.createFile(files.resolve("name"));
    HostProcess web = serve(service, files);
    service
        .start("/usr/bin/python3", "-uc", NAME_SERVER, SERVICE, name.toString())
        .awaitLine("answering", Router.AMPLE);
    Router router = lab.startSubject(host, checks(flag));
    router.awaitState("VI_1", "MASTER");

    assertThat(usualGap(web)).isBetween(Duration.ofMillis(30), Duration.ofMillis(75));
    Files.delete(flag);
    router.next("VRRP_Script\\(flag\\) failed \\(" + flag + " does not exist\\)");
    router.next(change(100, 95));
    Files.createFile(flag);
    router.next(change(95, 100));
    Files.delete(name);
    router.next("VRRP_Script\\(name\\) failed \\(.*vip\\.test.*\\)");
    router.next(change(100, 80));
    Files.createFile(name);
    router.next(change(80, 100));
    web.kill();
    router.await("VRRP_Script\\(port\\) failed \\(10\\.9\\.0\\.2:8080: Connection refused.*\\)");
    router.next("Changing effective priority from \\d+ to 50");
    serve(service, files);
    router.next("Changing effective priority from \\d+ to 100");
    Control.of(router).run("trackers", "--json").orThrow();
    assertThat(Control.of(router).run("trackers").output())
        .contains("  check: tcp 10.9.0.2:8080", "  check: file " + flag)
        .contains("  check: dns vip.test type=A server=10.9.0.2:53");
    router.stop();
  }

  /** A file for both: keepalived says what it cannot do, and takes none of it for good or bad. */
  @Test
  void keepalivedRefusesTheSameChecksAloud(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Path flag = lab.directory().resolve("flag");
    Router router = lab.start(Product.KEEPALIVED, host, checks(flag));
    router.awaitState("VI_1", "MASTER");
    assertThat(router.lines("holdfast:tcp")).isNotEmpty();
    assertThat(router.lines("Changing effective priority")).isEmpty();
    router.stop();
  }

  @Test
  void newsCountWhenTheyHaveLastedAndShortOnesDoNot(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Path slow = Files.createFile(lab.directory().resolve("slow"));
    Path prompt = Files.createFile(lab.directory().resolve("prompt"));
    String config =
        fileCheck("slow", slow, "@holdfast hold_set 1.5\n@holdfast hold_clear 0.5\nweight -10")
            + fileCheck("prompt", prompt, "weight -20")
            + Instance.named("VI_1", 51)
                .line("track_script {\nslow\nprompt\n}")
                .addresses("10.9.0.100/24")
                .text();
    Router router = lab.startSubject(host, config);
    router.awaitState("VI_1", "MASTER");
    Files.delete(slow);
    router.next("VRRP_Script\\(slow\\) failed");
    Files.createFile(slow);
    router.next("VRRP_Script\\(slow\\) succeeded");
    Files.delete(prompt);
    router.next(change(100, 80));
    Files.createFile(prompt);
    router.next(change(80, 100));
    Files.delete(slow);
    LogLine failed = router.next("VRRP_Script\\(slow\\) failed");
    LogLine counted = router.next("\\(VI_1\\) priority 100 -> 90: script slow");
    assertThat(Duration.between(failed.at(), counted.at())).isGreaterThan(Duration.ofMillis(1200));
    Files.createFile(slow);
    LogLine succeeded = router.next("VRRP_Script\\(slow\\) succeeded");
    LogLine cleared = router.next("\\(VI_1\\) priority 90 -> 100: script slow");
    assertThat(Duration.between(succeeded.at(), cleared.at()))
        .isGreaterThan(Duration.ofMillis(300));
    router.stop();
  }

  @Test
  void severalTrackersCountAsOne(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    host.run("ip", "link", "add", "up1", "type", "veth", "peer", "name", "up2").orThrow();
    set(host, "up1", "up");
    set(host, "up2", "up");
    Path a = Files.createFile(lab.directory().resolve("a"));
    Path b = Files.createFile(lab.directory().resolve("b"));
    Path c = Files.createFile(lab.directory().resolve("c"));
    Router router = lab.startSubject(host, combinations(a, b, c));
    router.awaitState("VI_1", "MASTER");
    Files.delete(a);
    router.next("\\(VI_1\\) priority 100 -> 80: combination every");
    Files.delete(b);
    router.next("\\(VI_1\\) priority 80 -> 40: combination two");
    Files.createFile(b);
    router.next("\\(VI_1\\) priority 40 -> 80: combination two");
    Files.createFile(a);
    router.next("\\(VI_1\\) priority 80 -> 100: combination every");
    Files.delete(c);
    router.next("VRRP_Script\\(c\\) failed");
    host.run("ip", "link", "delete", "up1").orThrow();
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    Files.createFile(c);
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
  }

  /** The median, so that a pause of the machine does not count. */
  private static Duration usualGap(HostProcess web) {
    List<Duration> gaps = new ArrayList<>();
    LogLine last = web.log().awaitLine(web.log().size(), "GET / ", Router.AMPLE);
    while (gaps.size() < RUNS) {
      LogLine next = web.log().awaitLine(last.index() + 1, "GET / ", Router.AMPLE);
      gaps.add(Duration.between(last.at(), next.at()));
      last = next;
    }
    gaps.sort(null);
    return gaps.get(RUNS / 2);
  }

  private static HostProcess serve(Host host, Path files) {
    String directory = files.toString();
    HostProcess server =
        host.start("/usr/bin/python3", "-um", "http.server", "--directory", directory, "8080");
    server.awaitLine("Serving HTTP", Router.AMPLE);
    return server;
  }

  private static void set(Host host, String link, String state) {
    host.run("ip", "link", "set", link, state).orThrow();
  }

  private static String change(int from, int to) {
    return "\\(VI_1\\) Changing effective priority from " + from + " to " + to;
  }

  private static String fileCheck(String name, Path file, String lines) {
    return check(name, "@holdfast check file " + file + "\n" + lines);
  }

  private static String check(String name, String lines) {
    return "vrrp_script " + name + " {\ninterval 0.05\ntimeout 2\n" + lines + "\n}\n";
  }

  private static String checks(Path flag) {
    return check("flag", "@holdfast check file " + flag + "\nweight -5")
        + check("name", "@holdfast check dns vip.test server=" + SERVICE + "\nweight -20")
        + check("web", "@holdfast check http http://" + SERVICE + ":8080/\nweight -10")
        + check("port", "script \"holdfast:tcp " + SERVICE + ":8080\"\nweight -40")
        + Instance.named("VI_1", 51)
            .line("track_script {\nflag\nname\nweb\nport\n}")
            .addresses("10.9.0.100/24")
            .text();
  }

  private static String combinations(Path a, Path b, Path c) {
    return fileCheck("a", a, "")
        + fileCheck("b", b, "")
        + fileCheck("c", c, "")
        + """
        @holdfast tracker_group every all script a script b
        @holdfast tracker_group two at_least 2 script a script b script c
        @holdfast tracker_group one any script c interface up1
        """
        + Instance.named("VI_1", 51)
            .line("@holdfast track_combination every weight -20")
            .line("@holdfast track_combination two weight -40")
            .line("@holdfast track_combination one")
            .addresses("10.9.0.100/24")
            .text();
  }
}
