package io.holdfast.core.vrrp;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.Rejection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a virtual router counts. */
final class Counters {
  /** An advert that leaves later than this after it was due is counted as late. */
  static final long LATE_NANOS = 10_000_000;

  long advertReceived;
  long advertSent;
  long becameMaster;
  long releasedMaster;
  long addressListErrors;
  long priorityZeroReceived;
  long priorityZeroSent;
  long sendErrors;
  long addressRepairs;
  long addressRefusals;
  long routingRepairs;
  long routingRefusals;
  long foreignClaims;
  long lateAdverts;
  long worstLatenessNanos;
  private final Map<Rejection, LongCell> rejected = new EnumMap<>(Rejection.class);

  private static final class LongCell {
    long value;
  }

  Counters() {
    for (Rejection reason : Rejection.values()) {
      rejected.put(reason, new LongCell());
    }
  }

  /** Counts a dropped advert. */
  void reject(Rejection reason) {
    cell(reason).value++;
  }

  /** Counts an advert that was due some time ago. */
  void beat(long latenessNanos) {
    if (latenessNanos > LATE_NANOS) {
      lateAdverts++;
    }
    worstLatenessNanos = Math.max(worstLatenessNanos, latenessNanos);
  }

  /** Sets everything to zero. */
  void clear() {
    advertReceived = 0;
    advertSent = 0;
    becameMaster = 0;
    releasedMaster = 0;
    addressListErrors = 0;
    priorityZeroReceived = 0;
    priorityZeroSent = 0;
    sendErrors = 0;
    addressRepairs = 0;
    addressRefusals = 0;
    routingRepairs = 0;
    routingRefusals = 0;
    foreignClaims = 0;
    lateAdverts = 0;
    worstLatenessNanos = 0;
    rejected.values().forEach(cell -> cell.value = 0);
  }

  CounterSnapshot snapshot() {
    Map<Rejection, Long> reasons = new EnumMap<>(Rejection.class);
    for (Rejection reason : Rejection.values()) {
      if (count(reason) > 0) {
        reasons.put(reason, count(reason));
      }
    }
    return new CounterSnapshot(
        advertReceived,
        advertSent,
        becameMaster,
        releasedMaster,
        count(Rejection.LENGTH) + count(Rejection.IP_LENGTH),
        count(Rejection.INTERVAL),
        count(Rejection.TTL) + count(Rejection.PEER_TTL),
        count(Rejection.TYPE),
        addressListErrors + count(Rejection.DESTINATION),
        count(Rejection.INVALID_AUTH_TYPE),
        count(Rejection.AUTH_TYPE_MISMATCH) + count(Rejection.AUTHENTICATION_HEADER),
        count(Rejection.PASSWORD)
            + count(Rejection.HEADER_PROOF)
            + count(Rejection.HEADER_SPI)
            + count(Rejection.HEADER_REPLAYED),
        priorityZeroReceived,
        priorityZeroSent,
        count(Rejection.VERSION),
        count(Rejection.CHECKSUM),
        sendErrors,
        addressRepairs,
        addressRefusals,
        routingRepairs,
        routingRefusals,
        foreignClaims,
        lateAdverts,
        worstLatenessNanos,
        reasons);
  }

  private long count(Rejection reason) {
    return cell(reason).value;
  }

  private LongCell cell(Rejection reason) {
    return Objects.requireNonNull(rejected.get(reason));
  }
}
