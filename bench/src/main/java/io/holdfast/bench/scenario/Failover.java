package io.holdfast.bench.scenario;

import io.holdfast.bench.stage.FakeMaster;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.PcapFile;
import io.holdfast.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How late a failover was: time past the end of the master down interval. Immutable.
 *
 * @param lastAdvert of the router that was last to send its first advert
 * @param lastAnnouncement of the address that was last to be announced for the first time
 * @param lastExpiry when the last master down interval was over
 */
record Failover(Duration lastAdvert, Duration lastAnnouncement, Instant lastExpiry) {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int POLLS = 80;

  /** What a capture holds; a router is known by the first address that its adverts list. */
  private record Seen(
      Map<IpAddress, Instant> expiries,
      Map<IpAddress, Instant> adverts,
      Map<IpAddress, Instant> announcements) {
    Seen(List<CapturedFrame> frames, Load load) {
      this(new HashMap<>(), new HashMap<>(), new HashMap<>());
      for (CapturedFrame frame : frames) {
        if (frame.isAnnouncement()) {
          announcements.putIfAbsent(frame.announced(), frame.at());
        } else if (frame.isAdvert() && frame.priority() == FakeMaster.PRIORITY) {
          expiries.put(frame.firstAddress(), frame.at().plus(load.masterDownInterval()));
        } else if (frame.isAdvert()) {
          adverts.putIfAbsent(frame.firstAddress(), frame.at());
        }
      }
    }

    boolean isComplete(Load load) {
      return IntStream.range(0, load.routers()).allMatch(router -> has(load.addresses(router)));
    }

    private boolean has(List<IpAddress> addresses) {
      IpAddress name = addresses.getFirst();
      return expiries.containsKey(name)
          && adverts.containsKey(name)
          && announcements.keySet().containsAll(addresses);
    }
  }

  /**
   * Waits until every router and every address is in the capture.
   *
   * @throws LabException if one is missing after 20 s
   */
  static Failover await(Capture capture, Load load) {
    List<CapturedFrame> frames = List.of();
    for (int poll = 0; poll < POLLS && !new Seen(frames, load).isComplete(load); poll++) {
      Pace.pause(POLL);
      frames = PcapFile.read(capture.file());
    }
    return of(frames, load);
  }

  /**
   * Reads it from a capture in which {@link FakeMaster} falls silent.
   *
   * @throws LabException if a router or an address is missing in it
   */
  static Failover of(List<CapturedFrame> frames, Load load) {
    Seen seen = new Seen(frames, load);
    Duration lastAdvert = Duration.ofDays(-1);
    Duration lastAnnouncement = Duration.ofDays(-1);
    Instant lastExpiry = Instant.MIN;
    for (int router = 0; router < load.routers(); router++) {
      IpAddress name = load.addresses(router).getFirst();
      Instant expiry = find(seen.expiries(), name, "advert of the old master for ");
      lastExpiry = expiry.isAfter(lastExpiry) ? expiry : lastExpiry;
      Instant advert = find(seen.adverts(), name, "advert for ");
      lastAdvert = later(lastAdvert, Duration.between(expiry, advert));
      for (IpAddress address : load.addresses(router)) {
        Instant announced = find(seen.announcements(), address, "announcement of ");
        lastAnnouncement = later(lastAnnouncement, Duration.between(expiry, announced));
      }
    }
    return new Failover(lastAdvert, lastAnnouncement, lastExpiry);
  }

  private static Instant find(Map<IpAddress, Instant> times, IpAddress key, String what) {
    Instant time = times.get(key);
    if (time == null) {
      throw new LabException("the capture has no " + what + key);
    }
    return time;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
