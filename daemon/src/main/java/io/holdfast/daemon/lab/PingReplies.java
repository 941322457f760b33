package io.holdfast.daemon.lab;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answers in the output of {@code ping -D}, in the order they came. Immutable. */
final class PingReplies {
  /** Found in a line that reports an answer. */
  static final String REPLY = "bytes from .* icmp_seq=";

  private static final Pattern LINE =
      Pattern.compile("\\[(\\d+\\.\\d+)] \\d+ bytes from .* icmp_seq=(\\d+) .*");
  private static final int SEQUENCE_NUMBERS = 65_536;

  private record Reply(Instant at, int sequence) {}

  private final List<Reply> replies;

  private PingReplies(List<Reply> replies) {
    this.replies = replies;
  }

  /** Picks the answers out of what ping wrote; other lines mean nothing here. */
  static PingReplies parse(List<LogLine> lines) {
    List<Reply> replies = new ArrayList<>();
    for (LogLine line : lines) {
      Matcher matcher = LINE.matcher(line.text());
      if (matcher.matches()) {
        replies.add(new Reply(instant(matcher.group(1)), Integer.parseInt(matcher.group(2))));
      }
    }
    return new PingReplies(replies);
  }

  private static Instant instant(String epochSeconds) {
    long micros = new BigDecimal(epochSeconds).movePointRight(6).longValue();
    return Instant.EPOCH.plusNanos(micros * 1_000);
  }

  /** What was missed from the last answer before {@code from} to the last answer of all. */
  Outage outageSince(Instant from) {
    List<Reply> counted = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply.at().isBefore(from)) {
        counted.clear();
      }
      counted.add(reply);
    }
    return new Outage(longestSilence(counted), lost(counted));
  }

  private static Duration longestSilence(List<Reply> counted) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < counted.size(); i++) {
      Duration silence = Duration.between(counted.get(i - 1).at(), counted.get(i).at());
      longest = silence.compareTo(longest) > 0 ? silence : longest;
    }
    return longest;
  }

  private static int lost(List<Reply> counted) {
    Set<Integer> answered = new HashSet<>();
    int furthest = -1;
    for (Reply reply : counted) {
      // Sequence numbers wrap, and an answer can overtake another one.
      int distance =
          Math.floorMod(reply.sequence() - counted.getFirst().sequence(), SEQUENCE_NUMBERS);
      answered.add(distance);
      furthest = Math.max(furthest, distance);
    }
    return furthest + 1 - answered.size();
  }
}
