package io.holdfast.daemon.show;

import io.holdfast.core.LinkSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The gaps between announcements of a data dump, in keepalived 2.2.7's lines: first each {@code
 * garp_group}, then every other interface of an instance, each alone and called group 0.
 */
final class GapDump {
  private final DumpText out;
  private final List<LinkSnapshot> links;
  private final List<GarpGroupSpec> groups;
  private final List<GarpGroupSpec> alone = new ArrayList<>();

  GapDump(Picture picture, Wiring wiring, DumpText out) {
    this.out = out;
    this.links = wiring.links();
    GlobalSpec global = picture.snapshot().configuration().global();
    this.groups = global.system().interfaces().garpGroups();
    if (global.garpIntervalNanos() > 0 || global.gnaIntervalNanos() > 0) {
      Set<String> others = new LinkedHashSet<>();
      picture.snapshot().routers().forEach(router -> addInterfaces(router, others));
      groups.forEach(group -> group.interfaces().forEach(others::remove));
      for (String name : others) {
        alone.add(
            new GarpGroupSpec(
                global.garpIntervalNanos(), global.gnaIntervalNanos(), List.of(name)));
      }
    }
  }

  /** Those that announcements leave by; of a virtual MAC, what it stands on. */
  private static void addInterfaces(RouterSnapshot router, Set<String> names) {
    RouterSpec spec = router.spec();
    names.add(spec.interfaceName());
    for (AddressSpec address : spec.addresses()) {
      names.add(address.interfaceName());
    }
    for (MadeLinkSpec made : spec.host().made()) {
      names.remove(made.name());
      names.add(made.base());
    }
  }

  /** The section of them all, left out where there are none. */
  void write() {
    if (groups.isEmpty() && alone.isEmpty()) {
      return;
    }
    out.title("Gratuitous ARP delays");
    for (int index = 0; index < groups.size(); index++) {
      group(index + 1, groups.get(index));
    }
    alone.forEach(gap -> group(0, gap));
  }

  private void group(int number, GarpGroupSpec group) {
    out.title("GARP delay group " + number);
    if (group.garpNanos() > 0) {
      out.value(1, "GARP interval", seconds(group.garpNanos()));
    }
    if (group.gnaNanos() > 0) {
      out.value(1, "GNA interval", seconds(group.gnaNanos()));
    }
    out.line(1, "Interfaces");
    for (LinkSnapshot link : links) {
      if (group.interfaces().contains(link.link().name())) {
        out.line(2, link.link().name());
      }
    }
  }

  /** The lines of one interface. */
  void link(String name) {
    for (int index = 0; index < groups.size(); index++) {
      if (groups.get(index).interfaces().contains(name)) {
        intervals(groups.get(index));
        out.line(3, "Gratuitous ARP aggregation group " + (index + 1));
        return;
      }
    }
    for (GarpGroupSpec gap : alone) {
      if (gap.interfaces().contains(name)) {
        intervals(gap);
      }
    }
  }

  private void intervals(GarpGroupSpec gap) {
    if (gap.garpNanos() > 0) {
      out.line(3, "Gratuitous ARP interval " + millis(gap.garpNanos()));
    }
    if (gap.gnaNanos() > 0) {
      out.line(3, "Gratuitous NA interval " + millis(gap.gnaNanos()));
    }
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
  }

  private static String millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + "ms";
  }
}
