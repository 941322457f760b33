package io.holdfast.daemon.demo;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LogLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One of the three hosts, with its daemon running. */
final class Member {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** The date that a daemon puts before each line on the console. */
  private static final Pattern DATE =
      Pattern.compile("^\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}: ");

  /** The lines that tell the story; -D writes many more. */
  private static final Pattern WORTH_TELLING =
      Pattern.compile(
          "STATE|advertisement timeout|(setting|removing) VIPs|Sending/queueing|"
              + "sent 0 priority|priority 0|higher priority|Netlink reports|auth_pass|characters");

  private final String title;
  private final Host host;
  private final HostProcess daemon;

  private Member(String title, Host host, HostProcess daemon) {
    this.title = title;
    this.host = host;
    this.daemon = daemon;
  }

  /** Starts the daemon of host {@code number} with its example configuration. */
  static Member start(int number, Host host, DemoOptions options, Path runDirectory) {
    List<String> command = new ArrayList<>(options.daemonCommand());
    command.addAll(List.of("-n", "-l", "-D", "-G"));
    command.addAll(List.of("-f", options.examples().resolve("host" + number + ".conf").toString()));
    command.addAll(List.of("-p", runDirectory.resolve(number + ".pid").toString()));
    command.addAll(List.of("-r", runDirectory.resolve(number + "-vrrp.pid").toString()));
    return new Member("host " + number, host, host.start(command));
  }

  /** How the story calls it. */
  String title() {
    return title;
  }

  Host host() {
    return host;
  }

  /** Shows what the daemon has logged of interest, and from now on as it comes. */
  void tell(Narrator narrator) {
    daemon.log().listen(line -> tell(narrator, line));
  }

  private void tell(Narrator narrator, LogLine line) {
    String text = withoutDate(line.text());
    if (isWorthTelling(text)) {
      narrator.log(title, line.at(), text);
    }
  }

  static String withoutDate(String line) {
    return DATE.matcher(line).replaceFirst("");
  }

  static boolean isWorthTelling(String text) {
    return WORTH_TELLING.matcher(text).find();
  }

  /** A bookmark in the log, for {@link #awaitLine}. */
  int mark() {
    return daemon.log().size();
  }

  /** Waits for a line that matches and came after the bookmark. */
  LogLine awaitLine(int mark, String regex, Duration limit) {
    return daemon.log().awaitLine(mark, regex, limit);
  }

  /** Stops the daemon as an administrator would; returns its exit code. */
  int stopGracefully() {
    return daemon.stop(STOP_LIMIT);
  }
}
