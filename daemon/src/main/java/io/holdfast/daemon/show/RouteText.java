package io.holdfast.daemon.show;

import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.core.spec.host.MetricSpec;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteMetric;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RouteTypes;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One route, in the words and the order of keepalived's dumps. Use once. */
final class RouteText {
  private static final List<String> PREFERENCES = List.of("medium", "high", "", "low");
  private static final List<RouteMetric> ORDER =
      List.of(
          RouteMetric.RTT,
          RouteMetric.RTTVAR,
          RouteMetric.RTO_MIN,
          RouteMetric.FEATURES,
          RouteMetric.MTU,
          RouteMetric.WINDOW,
          RouteMetric.SSTHRESH,
          RouteMetric.CWND,
          RouteMetric.ADVMSS,
          RouteMetric.REORDERING,
          RouteMetric.HOPLIMIT,
          RouteMetric.INITCWND,
          RouteMetric.INITRWND,
          RouteMetric.QUICKACK,
          RouteMetric.FASTOPEN_NO_COOKIE);
  private static final int RTT_PER_MILLI = 8;
  private static final int RTTVAR_PER_MILLI = 4;
  private static final int MILLIS = 1000;
  private static final int HALF = 16;
  private static final int LOW = 0xffff;

  private final RouteSpec route;
  private final StringBuilder text = new StringBuilder();

  RouteText(RouteSpec route) {
    this.route = route;
  }

  /** The words, but for whether it is installed. */
  String words() {
    text.append(insertion());
    if (route.type() != RouteSpec.UNICAST) {
      text.append(' ').append(RouteTypes.word(route.type()));
    }
    text.append(' ').append(destination(route.destination()));
    object("from", route.from());
    object("src", route.source());
    number("tos", route.tos());
    encap(route.way().encap());
    way(route.way());
    number("table", route.table());
    number("proto", isOfNobody() ? RouteSpec.UNSET : route.protocol());
    number("scope", route.scope());
    number("metric", route.metric());
    if (route.ttlPropagate() != RouteSpec.UNSET) {
      text.append(" ttl-propagate ").append(route.ttlPropagate() == 1 ? "enabled" : "disabled");
    }
    more();
    route.ways().forEach(this::nexthop);
    return text.append(KeepalivedText.tracking(route.tracked())).toString();
  }

  /** keepalived adds what leads nowhere, whatever the line says. */
  private String insertion() {
    boolean isSpecial = route.type() != RouteSpec.UNICAST;
    RouteSpec.Insertion insertion = isSpecial ? RouteSpec.Insertion.ADD : route.insertion();
    return insertion.name().toLowerCase(Locale.ROOT);
  }

  /** A line that says no_track itself has the protocol that it names, or none. */
  private boolean isOfNobody() {
    return !route.tracked().watched()
        && !route.interfaces().isEmpty()
        && route.protocol() == RouteSpec.PROTOCOL_KEEPALIVED;
  }

  private void more() {
    if (route.way().onLink()) {
      text.append(" onlink");
    }
    realms("realms", route.way().realms());
    if (route.expiresSeconds() != RouteSpec.UNSET) {
      text.append(" expires ").append(route.expiresSeconds()).append("sec");
    }
    if (!route.congestion().isEmpty()) {
      text.append(" congctl ").append(route.congestionLocked() ? "lock " : "");
      text.append(route.congestion());
    }
    for (RouteMetric metric : ORDER) {
      for (MetricSpec told : route.metrics()) {
        if (told.metric() == metric) {
          metric(told);
        }
      }
    }
    if (route.preference() != RouteSpec.UNSET) {
      text.append(" pref ").append(PREFERENCES.get(route.preference()));
    }
  }

  private void metric(MetricSpec told) {
    text.append(' ').append(told.metric().word()).append(told.locked() ? " lock " : " ");
    long value = told.value();
    text.append(
        switch (told.metric()) {
          case RTT -> value / RTT_PER_MILLI + "ms";
          case RTTVAR -> value / RTTVAR_PER_MILLI + "ms";
          case RTO_MIN -> value % MILLIS == 0 ? value / MILLIS + "s" : value + "ms";
          case FEATURES -> "ecn";
          default -> Long.toString(value);
        });
  }

  private void way(NexthopSpec way) {
    IpAddress gateway = way.gateway();
    if (gateway != null) {
      String family = gateway.family() == Family.IPV6 ? "inet6 " : "inet ";
      text.append(" via ").append(family).append(gateway);
    }
    if (!way.interfaceName().isEmpty()) {
      text.append(" dev ").append(way.interfaceName());
    }
  }

  private void nexthop(NexthopSpec way) {
    text.append(" nexthop");
    way(way);
    encap(way.encap());
    number("weight", way.weight() == 1 ? RouteSpec.UNSET : way.weight());
    if (way.onLink()) {
      text.append(" onlink");
    }
    realms("realm", way.realms());
  }

  private void encap(@Nullable EncapSpec encap) {
    switch (encap) {
      case null -> {}
      case EncapSpec.Ip ip -> {
        boolean isIpv6 = ip.family() == Family.IPV6;
        text.append(isIpv6 ? " encap ip6" : " encap ip");
        object("id", ip.id());
        object("dst", ip.destination());
        object("src", ip.source());
        number(isIpv6 ? "tc" : "tos", ip.tos());
        number(isIpv6 ? "hoplimit" : "ttl", ip.ttl());
        number("flags", ip.flags());
      }
      case EncapSpec.Mpls mpls ->
          text.append(
              mpls.labels().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining("/", " encap mpls ", "")));
      case EncapSpec.Ila ila -> text.append(" encap ila ").append(locator(ila.locator()));
    }
  }

  private static String locator(long locator) {
    return LongStream.of(48, 32, 16, 0)
        .mapToObj(shift -> Long.toHexString(locator >>> shift & LOW))
        .collect(Collectors.joining(":"));
  }

  private static String destination(Prefix prefix) {
    boolean isHost = prefix.length() == prefix.address().family().bitLength();
    return isHost ? prefix.address().toString() : prefix.toString();
  }

  private void realms(String keyword, long realms) {
    if (realms != 0) {
      String source = realms >>> HALF == 0 ? "" : (realms >>> HALF) + "/";
      text.append(' ').append(keyword).append(' ').append(source).append(realms & LOW);
    }
  }

  private void object(String keyword, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(keyword).append(' ').append(value);
    }
  }

  private void number(String keyword, long value) {
    if (value != RouteSpec.UNSET) {
      text.append(' ').append(keyword).append(' ').append(value);
    }
  }
}
