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
  private static final int NANO_DIGITS = 9;

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
      long limit = limitNanos(router);
      boolean isOn = router.interfaceName().equals(damping.tracker().name());
      if (isOn && Math.max(result.holdSetNanos(), result.holdClearNanos()) > limit) {
        report(router);
        result = result.within(limit);
      }
    }
    return result;
  }

  private void report(RouterSpec router) {
    String most = seconds(limitNanos(router));
    findings.advise(
        DiagnosticCode.DELAY_LOWERED,
        places.getOrDefault(router.name(), Place.ofFile("")),
        "(%s) a delay of interface %s is lowered to %s s: down_timer_adverts is %d"
            .formatted(router.name(), router.interfaceName(), most, router.downTimerAdverts()));
  }

  private static long limitNanos(RouterSpec router) {
    return DampingSpec.bearableNanos(router.downTimerAdverts(), router.advertIntervalCs());
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
