package io.holdfast.config.show;

import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.core.spec.host.MetricSpec;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteMetric;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RouteTypes;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a route line. Use once. */
final class RouteWords {
  private static final int HALF = 16;
  private static final int LOW = 0xffff;

  private final RouteSpec route;
  private final List<String> words = new ArrayList<>();
  private final OptionWords options = new OptionWords(words);

  private RouteWords(RouteSpec route) {
    this.route = route;
  }

  static List<String> of(RouteSpec route) {
    return new RouteWords(route).words();
  }

  private List<String> words() {
    words.add(route.family() == Family.IPV6 ? "inet6" : "inet");
    if (route.type() != RouteSpec.UNICAST) {
      words.add(RouteTypes.word(route.type()));
    }
    words.add(route.destination().length() == 0 ? "default" : route.destination().toString());
    options.object("from", route.from());
    options.object("src", route.source());
    options.number("table", route.table());
    options.text("vrf", route.vrf());
    options.number("metric", route.metric());
    options.number("tos", route.tos());
    boolean isOwn = route.protocol() == RouteSpec.PROTOCOL_KEEPALIVED;
    options.number("protocol", isOwn ? RouteSpec.UNSET : route.protocol());
    options.number("scope", route.scope());
    route.metrics().forEach(this::metric);
    if (!route.congestion().isEmpty()) {
      words.add("congctl");
      AddressWords.flag("lock", route.congestionLocked(), words);
      words.add(route.congestion());
    }
    options.number("pref", route.preference());
    options.number("expires", route.expiresSeconds());
    if (route.ttlPropagate() != RouteSpec.UNSET) {
      words.addAll(List.of("ttl-propagate", route.ttlPropagate() == 1 ? "enabled" : "disabled"));
    }
    boolean isUsual = route.insertion() == RouteSpec.Insertion.PREPEND;
    AddressWords.flag(route.insertion().name().toLowerCase(Locale.ROOT), !isUsual, words);
    AddressWords.tracking(route.tracked(), words);
    // Options of an encapsulation have the names of others, so nothing of that kind may follow.
    way(route.way());
    for (NexthopSpec way : route.ways()) {
      words.add("nexthop");
      way(way);
      options.number("weight", way.weight() == 1 ? RouteSpec.UNSET : way.weight());
    }
    return words;
  }

  private void way(NexthopSpec way) {
    options.object("via", way.gateway());
    options.text("dev", way.interfaceName());
    AddressWords.flag("onlink", way.onLink(), words);
    EncapSpec encap = way.encap();
    if (encap != null) {
      words.add("encap");
      encap(encap);
    }
    if (way.realms() != 0) {
      words.addAll(List.of("realms", realms(way.realms())));
    }
  }

  private void encap(EncapSpec encap) {
    switch (encap) {
      case EncapSpec.Ip ip -> {
        words.add(ip.family() == Family.IPV6 ? "ip6" : "ip");
        options.object("id", ip.id());
        options.object("dst", ip.destination());
        options.object("src", ip.source());
        options.number("tos", ip.tos());
        options.number("ttl", ip.ttl());
        options.number("flags", ip.flags());
      }
      case EncapSpec.Mpls mpls -> {
        String labels =
            mpls.labels().stream().map(String::valueOf).collect(Collectors.joining("/"));
        words.addAll(List.of("mpls", labels));
      }
      case EncapSpec.Ila ila -> words.addAll(List.of("ila", locator(ila.locator())));
    }
  }

  private static String locator(long locator) {
    List<String> groups = new ArrayList<>();
    for (int shift = Long.SIZE - HALF; shift >= 0; shift -= HALF) {
      groups.add(Long.toHexString(locator >>> shift & LOW));
    }
    return String.join(":", groups);
  }

  private void metric(MetricSpec metric) {
    words.add(metric.metric().word());
    if (metric.metric() == RouteMetric.FEATURES) {
      words.add("ecn");
    } else {
      AddressWords.flag("lock", metric.locked(), words);
      words.add(Long.toString(metric.value()));
    }
  }

  static String realms(long realms) {
    return (realms >>> HALF) + "/" + (realms & LOW);
  }
}
