package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.PcapFile;
import io.holdfast.daemon.lab.Shell;
import io.holdfast.daemon.lab.ShellResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a finished capture tells. */
public final class Traffic {
  /** Everything a router sends or receives that is about virtual addresses. */
  public static final String FILTER = "proto 112 or proto 51 or ip6 proto 112 or arp or icmp6";

  private static final String COMPLAINTS =
      "(_ws.malformed || _ws.expert.severity >= Warning || ip.checksum.status == \"Bad\""
          + " || vrrp.checksum.status == \"Bad\" || icmpv6.checksum.status == \"Bad\")"
          // An address that moves has two hardware addresses, one after the other.
          + " && !arp.duplicate-address-detected";

  private final Path file;
  private final List<CapturedFrame> frames;

  /** Reads a capture that has been stopped. */
  public Traffic(Path file) {
    this.file = file;
    frames = PcapFile.read(file);
  }

  /** All frames that match, in order. */
  public List<CapturedFrame> select(Predicate<CapturedFrame> predicate) {
    return frames.stream().filter(predicate).toList();
  }

  /** All adverts of one sender. */
  public List<CapturedFrame> advertsFrom(String source) {
    return select(frame -> frame.isAdvert() && frame.source().toString().equals(source));
  }

  /**
   * How long after the last advert of {@code old} the first one of {@code young} came.
   *
   * @param since adverts of {@code young} before do not count
   */
  public Duration handover(String old, String young, Instant since) {
    CapturedFrame first =
        advertsFrom(young).stream()
            .filter(frame -> frame.at().isAfter(since))
            .findFirst()
            .orElseThrow();
    CapturedFrame last =
        advertsFrom(old).stream()
            .filter(frame -> frame.at().isBefore(first.at()))
            .reduce((one, other) -> other)
            .orElseThrow();
    return Duration.between(last.at(), first.at());
  }

  /** The longest time between two adverts of a sender's virtual router that follow each other. */
  public Duration longestGap(String source, int vrid) {
    Duration longest = Duration.ZERO;
    Instant last = null;
    for (CapturedFrame frame : advertsFrom(source)) {
      if (frame.vrid() == vrid) {
        Duration gap = last == null ? Duration.ZERO : Duration.between(last, frame.at());
        longest = gap.compareTo(longest) > 0 ? gap : longest;
        last = frame.at();
      }
    }
    return longest;
  }

  /** The addresses that were announced from {@code since} on. */
  public Set<String> announcedSince(Instant since) {
    return select(frame -> frame.isAnnouncement() && frame.at().isAfter(since)).stream()
        .map(frame -> frame.announced().toString())
        .collect(Collectors.toSet());
  }

  /** Checks that tshark, with all its checksums on, has nothing to complain about. */
  public void assertSound() {
    ShellResult result =
        Shell.run(
            List.of(
                "tshark", "-r", file.toString(), "-o", "ip.check_checksum:TRUE", "-Y", COMPLAINTS));
    assertThat(result.orThrow().output()).as("complaints of tshark").isEmpty();
  }
}
