package io.holdfast.config.plan;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.vrrp.Succession;
import io.holdfast.core.vrrp.Timers;
import io.holdfast.wire.ip.Prefix;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a reload does to each address. Use once. */
final class AddressFates {
  private static final int NANO_DIGITS = 9;

  /** The kernel knows an address by these two. */
  private record Key(String interfaceName, Prefix prefix) {}

  private record Holder(int router, RouterSpec spec, AddressSpec line) {}

  private final Succession succession;
  private final Map<Key, Holder> before;
  private final Map<Key, Holder> after;
  private final Set<Key> fixed;
  private final Set<Key> fixedLater;

  AddressFates(Configuration before, Configuration after) {
    this.succession = Succession.of(before.routers(), after.routers());
    this.before = holders(before);
    this.after = holders(after);
    this.fixed = fixed(before);
    this.fixedLater = fixed(after);
  }

  List<AddressFate> list() {
    Set<Key> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<AddressFate> fates = new ArrayList<>();
    for (Key key : keys) {
      fates.add(fate(key, before.get(key), after.get(key)));
    }
    return fates;
  }

  private AddressFate fate(Key key, @Nullable Holder old, @Nullable Holder wanted) {
    if (old == null && wanted != null && fixed.contains(key)) {
      return fate(
          key,
          AddressFate.Kind.MOVES,
          "from static_ipaddress to %s: present where that one is master"
              .formatted(wanted.spec().name()));
    }
    if (wanted == null) {
      String name = old == null ? "" : old.spec().name();
      if (fixedLater.contains(key)) {
        String reason = "from " + name + " to static_ipaddress: present here, whoever is master";
        return fate(key, AddressFate.Kind.MOVES, reason);
      }
      return fate(key, AddressFate.Kind.REMOVED, "where " + name + " is master");
    }
    if (old == null) {
      return fate(
          key,
          AddressFate.Kind.ADDED,
          "where %s is or becomes master%s".formatted(wanted.spec().name(), absence(key, wanted)));
    }
    int predecessor = succession.predecessor(wanted.router());
    if (predecessor == old.router()) {
      return old.line().equals(wanted.line())
          ? fate(key, AddressFate.Kind.STAYS, "")
          : fate(
              key,
              AddressFate.Kind.BLINKS,
              "removed and set again at once, for another scope, broadcast, label or option");
    }
    if (succession.forebear(wanted.router()) == old.router()) {
      return fate(
          key,
          AddressFate.Kind.STAYS,
          "%s stays master, as another virtual router".formatted(wanted.spec().name()));
    }
    if (predecessor == Succession.NONE && !succession.goesOn(old.router())) {
      return fate(
          key,
          AddressFate.Kind.BLINKS,
          "%s ends and %s starts anew: away from this host for %s s, unless another host takes it"
              .formatted(old.spec().name(), wanted.spec().name(), silence(wanted.spec())));
    }
    return fate(
        key,
        AddressFate.Kind.MOVES,
        "from %s to %s: present where that one is master"
            .formatted(old.spec().name(), wanted.spec().name()));
  }

  /** An address that changes its interface with a router that starts anew is away until then. */
  private String absence(Key key, Holder wanted) {
    int router = wanted.router();
    boolean startsAnew =
        succession.predecessor(router) == Succession.NONE
            && succession.forebear(router) == Succession.NONE;
    for (Key left : before.keySet()) {
      if (startsAnew && left.prefix().equals(key.prefix()) && !after.containsKey(left)) {
        return "; until now on %s: away from this host for %s s, unless another host takes it"
            .formatted(left.interfaceName(), silence(wanted.spec()));
      }
    }
    return "";
  }

  private static AddressFate fate(Key key, AddressFate.Kind kind, String reason) {
    return new AddressFate(key.prefix(), key.interfaceName(), kind, reason);
  }

  /** What a new router waits before it becomes master. */
  private static String silence(RouterSpec spec) {
    long nanos =
        Timers.masterDownNanos(
            spec.version(), spec.priority(), spec.advertIntervalCs(), spec.downTimerAdverts());
    return BigDecimal.valueOf(nanos, NANO_DIGITS).setScale(3, RoundingMode.HALF_UP).toString();
  }

  private static Set<Key> fixed(Configuration configuration) {
    return configuration.global().system().statics().addresses().stream()
        .map(line -> new Key(line.interfaceName(), line.prefix()))
        .collect(Collectors.toSet());
  }

  private static Map<Key, Holder> holders(Configuration configuration) {
    Map<Key, Holder> holders = new LinkedHashMap<>();
    for (int index = 0; index < configuration.routers().size(); index++) {
      int router = index;
      RouterSpec spec = configuration.routers().get(index);
      Stream.concat(spec.addresses().stream(), spec.excludedAddresses().stream())
          .forEach(line ->
              holders.putIfAbsent(
                  new Key(line.interfaceName(), line.prefix()), new Holder(router, spec, line)));
    }
    return holders;
  }
}
