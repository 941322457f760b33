package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Place;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackersSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lowers {@code interface_up_down_delays} to what the instances on the interface can bear: a master
 * whose link is gone has to know it before a backup takes over. Use once.
 */
final class DelayRules {
  private static final long MICROS_IN_CS = 10_000;
  private static final long NANOS_IN_MICRO = 1000;

  /** The skew of the highest priority is this part of the advert interval, RFC 9568 section 6.1. */
  private static final long SKEW_PARTS = 256;

  private static final int MICRO_DIGITS = 6;

  private final Map<String, Place> places;
  private final Findings findings;

  /** Reports at the places of the instances, by name. */
  DelayRules(Map<String, Place> places, Findings findings) {
    this.places = places;
    this.findings = findings;
  }

  /** Returns the trackers with bearable dampings of interfaces; those that are none left out. */
  TrackersSpec lower(TrackersSpec trackers, List<RouterSpec> routers) {
    List<DampingSpec> bearable = new ArrayList<>();
    for (DampingSpec damping : trackers.dampings()) {
      DampingSpec lowered =
          damping.tracker().kind() == TrackKind.INTERFACE ? lower(damping, routers) : damping;
      if (lowered.holdSetNanos() > 0 || lowered.holdClearNanos() > 0) {
        bearable.add(lowered);
      }
    }
    return trackers.withDampings(bearable);
  }

  private DampingSpec lower(DampingSpec damping, List<RouterSpec> routers) {
    DampingSpec result = damping;
    for (RouterSpec router : routers) {
      long limit = limitMicros(router) * NANOS_IN_MICRO;
      boolean isOn = router.interfaceName().equals(damping.tracker().name());
      if (isOn && Math.max(result.holdSetNanos(), result.holdClearNanos()) > limit) {
        report(router);
        result =
            new DampingSpec(
                damping.tracker(),
                Math.min(result.holdSetNanos(), limit),
                Math.min(result.holdClearNanos(), limit));
      }
    }
    return result;
  }

  private void report(RouterSpec router) {
    String most = seconds(limitMicros(router));
    findings.advise(
        DiagnosticCode.DELAY_LOWERED,
        places.getOrDefault(router.name(), Place.ofFile("")),
        "(%s) a delay of interface %s is lowered to %s s: down_timer_adverts is %d"
            .formatted(router.name(), router.interfaceName(), most, router.downTimerAdverts()));
  }

  private static long limitMicros(RouterSpec router) {
    long interval = router.advertIntervalCs() * MICROS_IN_CS;
    return router.downTimerAdverts() == 1
        ? 0
        : (router.downTimerAdverts() - 1) * interval - interval / SKEW_PARTS;
  }

  private static String seconds(long micros) {
    return BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
