package io.holdfast.daemon.demo;

import io.holdfast.daemon.lab.Outage;
import io.holdfast.daemon.lab.PingProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The acts of the demo, one after the other. Every wait is for an event, with a limit. */
final class Story {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration PING_INTERVAL = Duration.ofMillis(10);

  /** Answers to wait for after each act: about a second of calm, as proof and for the reader. */
  private static final int CALM_REPLIES = 100;

  private static final String MASTER = "Entering MASTER STATE";
  private static final String BACKUP = "Entering BACKUP STATE";

  private final Cluster cluster;
  private final Narrator narrator;
  private final PingProbe probe;
  private final List<String> summary = new ArrayList<>();
  private boolean asExpected = true;

  private Story(Cluster cluster, Narrator narrator, PingProbe probe) {
    this.cluster = cluster;
    this.narrator = narrator;
    this.probe = probe;
  }

  /** Tells the whole story; true if all went as it should. */
  static boolean tell(Cluster cluster, DemoOptions options, Narrator narrator) {
    Instant started = narrator.act("1. Three hosts start " + options.daemonName());
    cluster.start(options, narrator);
    try (PingProbe probe = PingProbe.start(cluster.client(), Cluster.VIP, PING_INTERVAL)) {
      Story story = new Story(cluster, narrator, probe);
      story.start(started);
      story.cut();
      story.heal();
      story.stop();
      return story.sumUp();
    }
  }

  private void start(Instant started) {
    cluster.member(2).awaitLine(0, BACKUP, LIMIT);
    cluster.member(3).awaitLine(0, BACKUP, LIMIT);
    cluster.member(1).awaitLine(0, MASTER, LIMIT);
    Instant answered = probe.awaitReplies(CALM_REPLIES, LIMIT);
    expectHolder(1);
    narrator.good("the client's first answer came " + seconds(Duration.between(started, answered)));
  }

  private void cut() {
    Member first = cluster.member(1);
    Member second = cluster.member(2);
    int mark = second.mark();
    Instant cutAt = narrator.act("2. The cable of host 1 is cut");
    cluster.cut(first);
    second.awaitLine(mark, MASTER, LIMIT);
    second.awaitLine(mark, "Sending/queueing gratuitous ARPs on " + Cluster.INTERFACE, LIMIT);
    settle("cable cut", cutAt, 2);
  }

  private void heal() {
    Member first = cluster.member(1);
    Member second = cluster.member(2);
    int firstMark = first.mark();
    int secondMark = second.mark();
    Instant healedAt = narrator.act("3. The cable is mended: host 1 has the higher priority");
    cluster.heal(first);
    first.awaitLine(firstMark, MASTER, LIMIT);
    second.awaitLine(secondMark, BACKUP, LIMIT);
    settle("cable mended", healedAt, 1);
  }

  private void stop() {
    Member first = cluster.member(1);
    Member second = cluster.member(2);
    int mark = second.mark();
    Instant stoppedAt = narrator.act("4. Host 1 is stopped for maintenance (SIGTERM)");
    int exitCode = first.stopGracefully();
    second.awaitLine(mark, MASTER, LIMIT);
    settle("planned stop", stoppedAt, 2);
    expect(exitCode == 0, "host 1's daemon ended with exit code " + exitCode);
  }

  private void settle(String event, Instant since, int expectedHolder) {
    probe.awaitReplies(CALM_REPLIES, LIMIT);
    expectHolder(expectedHolder);
    String missed = describe(probe.outageSince(since));
    narrator.good("clients: " + missed);
    summary.add("  %-14s host %d   %s".formatted(event, expectedHolder, missed));
  }

  private static String describe(Outage outage) {
    if (outage.lost() == 0) {
      return "no ping unanswered (longest pause %d ms)".formatted(outage.silence().toMillis());
    }
    return "without the VIP for %s (%d unanswered)"
        .formatted(seconds(outage.silence()), outage.lost());
  }

  private void expectHolder(int number) {
    List<String> holders = cluster.holders();
    String found = holders.isEmpty() ? "nobody" : String.join(" and ", holders);
    expect(holders.equals(List.of("host " + number)), "%s holds %s".formatted(found, Cluster.VIP));
  }

  private void expect(boolean holds, String sentence) {
    if (holds) {
      narrator.good(sentence);
    } else {
      narrator.bad(sentence);
      asExpected = false;
    }
  }

  private boolean sumUp() {
    narrator.act("What clients noticed, pinging every " + PING_INTERVAL.toMillis() + " ms");
    narrator.say("  event          then on  pings");
    for (String line : summary) {
      narrator.say(line);
    }
    return asExpected;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
