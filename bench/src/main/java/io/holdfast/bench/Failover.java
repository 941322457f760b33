package io.holdfast.bench;

import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How late a failover was: time past the end of the master down interval. Immutable.
 *
 * @param lastAdvert of the router that was last to send its first advert
 * @param lastAnnouncement of the address that was last to be announced for the first time
 */
record Failover(Duration lastAdvert, Duration lastAnnouncement) {

  /**
   * Reads it from a capture in which {@link FakeMaster} falls silent.
   *
   * @throws LabException if a router or an address is missing in it
   */
  static Failover of(List<CapturedFrame> frames, Load load) {
    Map<Integer, Instant> expiries = new HashMap<>();
    Map<Integer, Instant> adverts = new HashMap<>();
    Map<IpAddress, Instant> announcements = new HashMap<>();
    for (CapturedFrame frame : frames) {
      if (frame.isAnnouncement()) {
        announcements.putIfAbsent(frame.announced(), frame.at());
      } else if (frame.isAdvert() && frame.priority() == FakeMaster.PRIORITY) {
        expiries.put(frame.vrid(), frame.at().plus(load.masterDownInterval()));
      } else if (frame.isAdvert()) {
        adverts.putIfAbsent(frame.vrid(), frame.at());
      }
    }
    Duration lastAdvert = Duration.ofDays(-1);
    Duration lastAnnouncement = Duration.ofDays(-1);
    for (int vrid = 1; vrid <= load.routers(); vrid++) {
      Instant expiry = find(expiries, vrid, "advert of the old master for router ");
      Instant advert = find(adverts, vrid, "advert of router ");
      lastAdvert = later(lastAdvert, Duration.between(expiry, advert));
      for (IpAddress address : load.addresses(vrid)) {
        Instant announced = find(announcements, address, "announcement of ");
        lastAnnouncement = later(lastAnnouncement, Duration.between(expiry, announced));
      }
    }
    return new Failover(lastAdvert, lastAnnouncement);
  }

  private static <K> Instant find(Map<K, Instant> times, K key, String what) {
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
