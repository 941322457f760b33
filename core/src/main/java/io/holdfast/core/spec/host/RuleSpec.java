package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code virtual_rules} or {@code static_rules}. -1 stands for what is not written.
 *
 * @param family its family
 * @param negated {@code not}: what does not match the selectors
 * @param from the source, or null for all
 * @param to the destination, or null for all
 * @param preference where it stands among all rules, 0..4294967295
 * @param action what it does
 * @param tos 0..255, or -1
 * @param mark {@code fwmark}: the value, or -1
 * @param markMask the bits of the mark that count, or -1 for all
 * @param realms source realm in the upper, destination realm in the lower 16 bits, or -1
 * @param suppressLength {@code suppress_prefixlength}, or -1
 * @param suppressGroup {@code suppress_ifgroup}: number of the interface group, or -1
 * @param inputInterface {@code iif}, {@code dev}; empty for all
 * @param outputInterface {@code oif}; empty for all
 * @param tunnelId {@code tunnel-id}, or null
 * @param users {@code uidrange}, or null
 * @param protocol {@code RTPROT_*}: 18 is keepalived
 * @param ipProtocol {@code ipproto}, 0..255, or -1
 * @param sourcePorts {@code sport}, or null
 * @param destinationPorts {@code dport}, or null
 * @param tracked what becomes of it when someone removes it
 */
public record RuleSpec(
    Family family,
    boolean negated,
    @Nullable Prefix from,
    @Nullable Prefix to,
    long preference,
    RuleAction action,
    int tos,
    long mark,
    long markMask,
    long realms,
    int suppressLength,
    int suppressGroup,
    String inputInterface,
    String outputInterface,
    @Nullable Long tunnelId,
    @Nullable NumberRange users,
    int protocol,
    int ipProtocol,
    @Nullable NumberRange sourcePorts,
    @Nullable NumberRange destinationPorts,
    ItemTracking tracked)
    implements RoutingItem {

  @Override
  public RuleSpec bare() {
    return tracked.equals(ItemTracking.WATCHED)
        ? this
        : new RuleSpec(
            family,
            negated,
            from,
            to,
            preference,
            action,
            tos,
            mark,
            markMask,
            realms,
            suppressLength,
            suppressGroup,
            inputInterface,
            outputInterface,
            tunnelId,
            users,
            protocol,
            ipProtocol,
            sourcePorts,
            destinationPorts,
            ItemTracking.WATCHED);
  }

  @Override
  public List<String> interfaces() {
    List<String> names = new ArrayList<>();
    if (!inputInterface.isEmpty()) {
      names.add(inputInterface);
    }
    if (!outputInterface.isEmpty() && !names.contains(outputInterface)) {
      names.add(outputInterface);
    }
    return names;
  }

  @Override
  public String words() {
    return (family == Family.IPV6 ? "IPv6 rule " : "rule ")
        + preference
        + (negated ? " not" : "")
        + " from "
        + (from == null ? "all" : from.toString())
        + (to == null ? "" : " to " + to)
        + (inputInterface.isEmpty() ? "" : " iif " + inputInterface)
        + (outputInterface.isEmpty() ? "" : " oif " + outputInterface);
  }
}
