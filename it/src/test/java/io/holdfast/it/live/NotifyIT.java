package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What scripts, FIFOs and mail servers are told: the same by Holdfast and by keepalived. */
@Live
class NotifyIT {
  private static final String SUBJECT = "\"?(VI_1|VI_2|G)\"?";

  @Test
  void scriptsAndFifosHearTheSameOfBoth(LiveLab lab) throws IOException {
    Story ours = new Story(lab, Product.subject(), "one", "10.9.0.1/24");
    Story theirs = new Story(lab, Product.KEEPALIVED, "two", "10.9.0.2/24");
    assertThat(ours.bySubject(ours.fifo())).isEqualTo(theirs.bySubject(theirs.fifo()));
    assertThat(ours.scripts()).containsExactlyInAnyOrderElementsOf(theirs.scripts());
    assertThat(ours.fifo()).contains("INSTANCE \"VI_1\" FAULT 100", "GROUP \"G\" MASTER 0");
    assertThat(ours.scripts())
        .as("a script of Holdfast never overtakes the one before it")
        .filteredOn(line -> line.startsWith("any INSTANCE VI_1"))
        .containsExactly(
            "any INSTANCE VI_1 BACKUP 100",
            "any INSTANCE VI_1 MASTER 100",
            "any INSTANCE VI_1 FAULT 100",
            "any INSTANCE VI_1 BACKUP 100",
            "any INSTANCE VI_1 MASTER 100",
            "any INSTANCE VI_1 STOP 100");
  }

  /** What a tracked file holds is known at the start: a good one is no fault that then passes. */
  @Test
  void bothTellTheSameOfATrackedFile(LiveLab lab) throws IOException {
    List<String> ours = storyOfAFile(lab, Product.subject(), "one", "10.9.0.1/24");
    List<String> theirs = storyOfAFile(lab, Product.KEEPALIVED, "two", "10.9.0.2/24");
    assertThat(ours)
        .isEqualTo(theirs)
        .containsExactly(
            "INSTANCE \"VI_1\" BACKUP 100",
            "INSTANCE \"VI_1\" MASTER 100",
            "INSTANCE \"VI_1\" FAULT 100",
            "INSTANCE \"VI_1\" BACKUP 100",
            "INSTANCE \"VI_1\" MASTER 100",
            "INSTANCE \"VI_1\" STOP 100");
  }

  private static List<String> storyOfAFile(
      LiveLab lab, Product product, String name, String address) throws IOException {
    Host host = lab.addHost(name, address);
    Path directory = lab.newDirectory("file-" + name);
    Path pipe = directory.resolve("events");
    Path file = Files.writeString(directory.resolve("tracked"), "0\n");
    host.run("mkfifo", "-m", "600", pipe.toString());
    HostProcess reader = host.start("cat", pipe.toString());
    String config =
        "global_defs {\nvrrp_notify_fifo %s\n}\ntrack_file load {\nfile %s\nweight 0\n}\n"
                .formatted(pipe, file)
            + Instance.named("VI_1", 51)
                .line("track_file {\nload\n}")
                .addresses("10.9.0.100/24")
                .text();
    Router router = lab.start(product, host, config);
    reader.awaitLine("MASTER", Router.AMPLE);
    Files.writeString(file, "1\n");
    reader.awaitLine("FAULT", Router.AMPLE);
    int before = reader.log().size();
    Files.writeString(file, "0\n");
    reader.log().awaitLine(before, "MASTER", Router.AMPLE);
    router.stop();
    reader.awaitLine("STOP", Router.AMPLE);
    return reader.log().linesFrom(0).stream().map(LogLine::text).toList();
  }

  @Test
  void mailReadsTheSameFromBoth(LiveLab lab) {
    Host server = lab.addHost("mail", "10.9.0.9/24");
    HostProcess smtp =
        server.start("/usr/bin/python3", "-u", "-m", "aiosmtpd", "-n", "-l", "10.9.0.9:25");
    // The first mail is of the start.
    server
        .run("timeout", "25", "bash", "-c", "until : 2>/dev/null </dev/tcp/10.9.0.9/25; do :; done")
        .orThrow();
    List<String> ours = mails(lab, Product.subject(), smtp, "10.9.0.1/24");
    List<String> theirs = mails(lab, Product.KEEPALIVED, smtp, "10.9.0.2/24");
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours)
        .contains(
            "Subject: [lab] VRRP Instance VI_1 - Entering MASTER state",
            "=> VRRP Instance is now owning VRRP VIPs <=");
    assertThat(smtp.log().matching("^To: night@example.com, day@example.com$"))
        .as("both write to the same readers")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(smtp.log().matching("^From: vip@example.com$")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(smtp.log().matching("^Date: "))
        .as("RFC 5322, 3.3: a zone is digits")
        .allSatisfy(line -> assertThat(line.text()).matches("Date: .*:\\d\\d [+-]\\d{4}"));
  }

  private static List<String> mails(
      LiveLab lab, Product product, HostProcess smtp, String address) {
    String config =
        """
        global_defs {
        \trouter_id lab
        \tnotification_email {
        \t\tnight@example.com
        \t\tday@example.com
        \t}
        \tnotification_email_from vip@example.com
        \tsmtp_server 10.9.0.9
        \tsmtp_connect_timeout 10
        }
        """
            + Instance.named("VI_1", 51)
                .line("smtp_alert")
                .line("advert_int 1")
                .addresses("10.9.0.100/24")
                .text();
    int from = smtp.log().size();
    Router router =
        lab.start(product, lab.addHost(product.name().toLowerCase(Locale.ROOT), address), config);
    router.awaitState("VI_1", "MASTER");
    smtp.log().awaitLine(from, "=> VRRP Instance is now owning", Router.AMPLE);
    router.stop();
    return smtp.log().linesFrom(from).stream()
        .map(LogLine::text)
        .filter(line -> line.matches("Subject: .*|=> .* <="))
        .filter(line -> !line.contains("topping"))
        .toList();
  }

  /** The same events on a host of its own, and what was told of them. */
  private static final class Story {
    /** Two scripts each of two instances and their group. */
    private static final int CALLS_OF_A_STATE = 6;

    private final Path calls;
    private final List<String> fifo;

    Story(LiveLab lab, Product product, String name, String address) throws IOException {
      Host host = lab.addHost(name, address);
      Path directory = lab.newDirectory("notify-" + name);
      calls = directory.resolve("calls");
      Files.createFile(calls);
      Path script = directory.resolve("told.sh");
      Router.write(script, "#!/bin/sh\necho \"$*\" >>%s\n".formatted(calls));
      script.toFile().setExecutable(true, false);
      Path pipe = directory.resolve("events");
      host.run("mkfifo", "-m", "600", pipe.toString());
      HostProcess reader = host.start("cat", pipe.toString());
      int octet = product == Product.KEEPALIVED ? 10 : 20;
      Router router = lab.start(product, host, config(script, pipe, octet));
      reader.awaitLine("GROUP \"G\" MASTER 0", Router.AMPLE);
      awaitCalls(host, 2);
      host.run("ip", "link", "set", LiveLab.INTERFACE, "down");
      reader.awaitLine("GROUP \"G\" FAULT 0", Router.AMPLE);
      awaitCalls(host, 3);
      int before = reader.log().size();
      host.run("ip", "link", "set", LiveLab.INTERFACE, "up");
      reader.log().awaitLine(before, "GROUP \"G\" MASTER 0", Router.AMPLE);
      awaitCalls(host, 5);
      router.stop();
      reader.awaitLine("GROUP \"G\" STOP 0", Router.AMPLE);
      awaitCalls(host, 6);
      fifo = reader.log().linesFrom(0).stream().map(LogLine::text).toList();
    }

    /** A state that is overtaken is left out, so each is told before the next one comes. */
    private void awaitCalls(Host host, int states) {
      String loop =
          "until test $(wc -l <%s) -ge %d; do sleep 0.05; done"
              .formatted(calls, states * CALLS_OF_A_STATE);
      host.run("timeout", Long.toString(Router.AMPLE.toSeconds()), "sh", "-c", loop);
    }

    List<String> fifo() {
      return fifo;
    }

    List<String> scripts() throws IOException {
      return Files.readAllLines(calls);
    }

    Map<String, List<String>> bySubject(List<String> lines) {
      Map<String, List<String>> result = new TreeMap<>();
      for (String line : lines) {
        String name = line.replaceFirst("^\\w+ " + SUBJECT + " .*", "$1");
        result.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
      }
      return result;
    }

    private static String config(Path script, Path pipe, int octet) {
      String all =
          """
          notify_master "%1$s master"
          \tnotify_backup "%1$s backup"
          \tnotify_fault "%1$s fault"
          \tnotify_stop "%1$s stop"
          \tnotify "%1$s any"
          """
              .formatted(script)
              .stripTrailing();
      return """
      global_defs {
      \tscript_user root
      \tvrrp_notify_fifo %s
      }
      vrrp_sync_group G {
      \tgroup {
      \t\tVI_1
      \t\tVI_2
      \t}
      \t%s
      }
      """
              .formatted(pipe, all)
          + Instance.named("VI_1", octet + 1).line(all).addresses("10.9.1." + octet + "/24").text()
          + Instance.named("VI_2", octet + 2).line(all).addresses("10.9.2." + octet + "/24").text();
    }
  }
}
