package io.holdfast.sim.scenario;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.SealSpec;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;

/**
 * Invents adverts of a stranger who claims to be the best master there is. Each has one mistake for
 * which it must be refused, whatever the state of who hears it.
 */
final class ForgeryGenerator {
  private static final int STRANGER = 250;
  private static final int LOWEST_INTERVAL_CS_V2 = 100;
  private static final String WRONG_KEY = "x".repeat(HmacKeySpec.MIN_OCTETS);
  private static final long WRONG_PASSWORD = 0x7772_6f6e_6700_0000L;

  private final Dice dice;
  private final List<HostPlan> hosts;

  ForgeryGenerator(Dice dice, List<HostPlan> hosts) {
    this.dice = dice;
    this.hosts = hosts;
  }

  Action.Forgery next() {
    RouterSpec victim = dice.of(dice.of(hosts).configuration().routers());
    boolean multicast = victim.transport() instanceof TransportSpec.Multicast;
    boolean second = victim.version() == Vrrp.VERSION_2;
    boolean isSigned = victim.host().hmac() != null && dice.percent(60);
    if (isSigned || victim.auth() instanceof AuthSpec.Header) {
      return forge(victim, right(victim), 255);
    }
    boolean password = victim.auth() instanceof AuthSpec.Password;
    return switch (dice.between(0, 3)) {
      case 0 -> multicast ? forge(victim, right(victim), 254) : wrongVersion(victim);
      case 1 ->
          password
              ? forge(victim, with(victim, new AuthData.Password(WRONG_PASSWORD)), 255)
              : wrongVersion(victim);
      case 2 -> second ? forge(victim, wrongInterval(victim), 255) : wrongVersion(victim);
      default -> wrongVersion(victim);
    };
  }

  private Action.Forgery forge(RouterSpec victim, Advertisement advert, int ttl) {
    boolean second = advert.version() == Vrrp.VERSION_2 && advert.family() == Family.IPV4;
    AdvertMessage message =
        new AdvertMessage(
            advert,
            Addressing.own(victim.family(), Addressing.linkNumber(victim), STRANGER),
            destinations(victim),
            ttl,
            second ? ChecksumRule.V2 : ChecksumRule.V3_PSEUDO_HEADER,
            seal(victim));
    return new Action.Forgery(victim.interfaceName(), message);
  }

  private List<IpAddress> destinations(RouterSpec victim) {
    if (victim.transport() instanceof TransportSpec.Multicast multicast) {
      return List.of(multicast.group());
    }
    List<IpAddress> destinations = new ArrayList<>();
    for (HostPlan host : hosts) {
      for (LinkPlan link : host.links()) {
        for (Prefix own : link.own()) {
          if (link.name().equals(victim.interfaceName())
              && own.address().family() == victim.family()) {
            destinations.add(own.address());
          }
        }
      }
    }
    return destinations;
  }

  private Action.Forgery wrongVersion(RouterSpec victim) {
    Advertisement right = right(victim);
    boolean second = victim.version() == Vrrp.VERSION_2;
    Advertisement wrong =
        new Advertisement(
            second ? Vrrp.VERSION_3 : Vrrp.VERSION_2,
            right.vrid(),
            right.priority(),
            second ? right.intervalCs() : LOWEST_INTERVAL_CS_V2,
            right.family(),
            right.addresses(),
            AuthData.NONE);
    return forge(victim, wrong, 255);
  }

  private static Advertisement wrongInterval(RouterSpec victim) {
    Advertisement right = right(victim);
    return new Advertisement(
        right.version(),
        right.vrid(),
        right.priority(),
        right.intervalCs() + LOWEST_INTERVAL_CS_V2,
        right.family(),
        right.addresses(),
        right.auth());
  }

  private static Advertisement with(RouterSpec victim, AuthData auth) {
    Advertisement right = right(victim);
    return new Advertisement(
        right.version(),
        right.vrid(),
        right.priority(),
        right.intervalCs(),
        right.family(),
        right.addresses(),
        auth);
  }

  /** What the victim would accept. */
  private static Advertisement right(RouterSpec victim) {
    return new Advertisement(
        victim.version(),
        victim.vrid(),
        RouterSpec.OWNER_PRIORITY,
        victim.advertIntervalCs(),
        victim.family(),
        victim.addresses().stream().map(AddressSpec::address).toList(),
        switch (victim.auth()) {
          case AuthSpec.None none -> AuthData.NONE;
          case AuthSpec.Password password -> new AuthData.Password(password.eightBytes());
          case AuthSpec.Header header -> AuthData.HEADER;
        });
  }

  /** A stranger has no key. */
  private static SealSpec seal(RouterSpec victim) {
    HmacSpec hmac = victim.host().hmac();
    if (hmac != null) {
      int id = hmac.keys().getFirst().id();
      return new SealSpec.Trailer(new HmacKeySpec(id, WRONG_KEY), hmac.windowSeconds());
    }
    return victim.auth() instanceof AuthSpec.Header
        ? new SealSpec.Header(WRONG_PASSWORD, 1L << 31)
        : SealSpec.NONE;
  }
}
