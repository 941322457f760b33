package io.holdfast.core.spec;

import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.core.spec.host.LinkSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance asks of the host besides its addresses, and settings of keepalived that only
 * newer releases know.
 *
 * @param device the interface that is made for it, as configured
 * @param made every interface that is made for it, with names: its own first, if it has one; empty
 *     until the host is known
 * @param link how it deals with interfaces and sockets
 * @param routes {@code virtual_routes}: present while it is master
 * @param rules {@code virtual_rules}: present while it is master
 * @param extraAnnounce {@code garp_extra_if}
 * @param hmac {@code auth_hmac}, or null
 * @param latePriority {@code timer_expired_backup}: the priority up to which it yields after its
 *     timer was late, 1..254; 0 for never
 * @param namespace {@code @holdfast net_namespace}: where its interfaces are; empty for the
 *     daemon's own network namespace
 */
public record HostSpec(
    DeviceSpec device,
    List<MadeLinkSpec> made,
    LinkSpec link,
    List<RouteSpec> routes,
    List<RuleSpec> rules,
    ExtraAnnounceSpec extraAnnounce,
    @Nullable HmacSpec hmac,
    int latePriority,
    String namespace) {

  /** keepalived's defaults. */
  public static final HostSpec DEFAULT =
      new HostSpec(
          new DeviceSpec.None(),
          LinkSpec.DEFAULT,
          List.of(),
          List.of(),
          ExtraAnnounceSpec.NONE,
          null,
          0);

  /** As a configuration says it, before the host is known. */
  public HostSpec(
      DeviceSpec device,
      LinkSpec link,
      List<RouteSpec> routes,
      List<RuleSpec> rules,
      ExtraAnnounceSpec extraAnnounce,
      @Nullable HmacSpec hmac,
      int latePriority) {
    this(device, List.of(), link, routes, rules, extraAnnounce, hmac, latePriority, "");
  }

  /** Returns the same in another network namespace. */
  public HostSpec in(String other) {
    return new HostSpec(
        device, made, link, routes, rules, extraAnnounce, hmac, latePriority, other);
  }

  /** Copies the lists. */
  public HostSpec {
    made = List.copyOf(made);
    routes = List.copyOf(routes);
    rules = List.copyOf(rules);
  }

  /** Its own interface, which carries adverts and addresses; null for none. */
  public @Nullable MadeLinkSpec ownLink() {
    return device instanceof DeviceSpec.None || made.isEmpty() ? null : made.get(0);
  }

  /** Returns this with the interfaces that are made for it. */
  public HostSpec withMade(List<MadeLinkSpec> links) {
    return new HostSpec(
        device, links, link, routes, rules, extraAnnounce, hmac, latePriority, namespace);
  }

  /**
   * Whether packets may have to be kept away: {@code no_accept}, or an interface with a MAC of its
   * own.
   */
  public boolean needsFirewall() {
    return !link.accepts() || made.stream().anyMatch(device -> device.mac() != null);
  }
}
