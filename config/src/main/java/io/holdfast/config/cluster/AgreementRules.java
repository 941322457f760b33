package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.IpAddress;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the members of one virtual router must have in common, RFC 9568 sections 5.2 and 7.1. */
final class AgreementRules {
  private static final int CENTISECOND_DIGITS = 2;

  private final List<Member> members;
  private final ClusterFindings findings;
  private final Agreement agreement;

  AgreementRules(List<Member> members, ClusterFindings findings) {
    this.members = members;
    this.findings = findings;
    this.agreement = new Agreement(members, findings);
  }

  /** Checks; returns whether every member can hear and understand the others. */
  boolean check() {
    transport();
    agreement.demandToHear(
        Agreement.Term.of(
            DiagnosticCode.CLUSTER_VRID_DIFFERS, m -> m.spec().vrid(), "virtual_router_id"));
    agreement.demandToHear(
        Agreement.Term.of(
            DiagnosticCode.CLUSTER_VERSION_DIFFERS, m -> m.spec().version(), "version"));
    agreement.demandToHear(
        new Agreement.Term<>(
            DiagnosticCode.CLUSTER_AUTH_DIFFERS,
            m -> m.spec().auth(),
            auth ->
                switch (auth) {
                  case AuthSpec.Password password -> "an auth_pass";
                  case AuthSpec.Header header -> "an auth_pass for AH";
                  case AuthSpec.None none -> "no authentication in use";
                },
            List.of("auth_pass", "authentication")));
    interval();
    agreement.demandToHear(
        new Agreement.Term<>(
            DiagnosticCode.CLUSTER_CHECKSUM_DIFFERS,
            m -> m.spec().advertRules().checksumWithoutPseudoHeader(),
            old -> old ? "the checksum of version 2" : "the checksum of version 3",
            List.of("v3_checksum_as_v2", "version")));
    addresses();
    new MaskRules(members, findings).check();
    boolean isProved = new HmacRules(members, findings).check();
    return isProved && !agreement.isBroken();
  }

  private void transport() {
    boolean alike =
        agreement.demandToHear(
            new Agreement.Term<>(
                DiagnosticCode.CLUSTER_TRANSPORT_DIFFERS,
                m -> m.unicast() != null,
                unicast -> unicast ? "unicast adverts" : "multicast adverts",
                List.of("unicast_peer", "unicast_src_ip", "interface")));
    if (alike && members.getFirst().spec().transport() instanceof TransportSpec.Multicast) {
      agreement.demandToHear(
          new Agreement.Term<>(
              DiagnosticCode.CLUSTER_GROUP_DIFFERS,
              m ->
                  m.spec().transport() instanceof TransportSpec.Multicast multicast
                      ? multicast.group()
                      : IpAddress.unspecified(m.spec().family()),
              group -> "the group " + group,
              List.of("mcast_dst_ip", "interface")));
    }
  }

  private void interval() {
    boolean isVersion2 = members.stream().anyMatch(member -> member.spec().version() == 2);
    Agreement.Term<Integer> term =
        new Agreement.Term<>(
            isVersion2
                ? DiagnosticCode.CLUSTER_INTERVAL_DIFFERS
                : DiagnosticCode.CLUSTER_INTERVAL_LEARNT,
            m -> m.spec().advertIntervalCs(),
            intervalCs -> "an interval of " + seconds(intervalCs) + " s",
            List.of("advert_int", "virtual_router_id"));
    if (isVersion2) {
      agreement.demandToHear(term);
    } else if (!agreement.demand(term)) {
      members.forEach(this::reportSilentMaster);
    }
  }

  /** A slow master that lets a faster one of lower priority go on is timed out again and again. */
  private void reportSilentMaster(Member slow) {
    if (slow.spec().advertRules().answerLowerPriority()) {
      return;
    }
    for (Member quick : members) {
      if (quick.spec().advertIntervalCs() < slow.spec().advertIntervalCs()
          && quick.priority() < slow.priority()) {
        findings.add(
            DiagnosticCode.CLUSTER_SILENT_MASTER,
            slow.place("lower_prio_no_advert", "advert_int"),
            quick.place("advert_int", "virtual_router_id"),
            "%s does not answer lower priorities and sends every %s s, but %s sends every %s s"
                .formatted(
                    slow.title(),
                    seconds(slow.spec().advertIntervalCs()),
                    quick.host().name(),
                    seconds(quick.spec().advertIntervalCs())));
        return;
      }
    }
  }

  private void addresses() {
    boolean sameSet =
        agreement.demand(
            new Agreement.Term<>(
                DiagnosticCode.CLUSTER_ADDRESSES_DIFFER,
                m -> new TreeSet<>(m.advertised()),
                AgreementRules::listed,
                List.of("virtual_ipaddress")));
    if (sameSet) {
      agreement.demand(
          new Agreement.Term<>(
              DiagnosticCode.CLUSTER_ADDRESS_ORDER,
              Member::advertised,
              AgreementRules::listed,
              List.of("virtual_ipaddress")));
    }
    agreement.demand(
        new Agreement.Term<>(
            DiagnosticCode.CLUSTER_ADDRESSES_DIFFER,
            m -> new TreeSet<>(excluded(m.spec())),
            excluded -> "in virtual_ipaddress_excluded " + listed(excluded),
            List.of("virtual_ipaddress_excluded", "virtual_ipaddress")));
  }

  private static List<IpAddress> excluded(RouterSpec spec) {
    return spec.excludedAddresses().stream().map(line -> line.address()).toList();
  }

  private static String listed(Iterable<IpAddress> addresses) {
    String list =
        StreamSupport.stream(addresses.spliterator(), false)
            .map(IpAddress::toString)
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "no address" : list;
  }

  /** Centiseconds as seconds without needless zeros. */
  static String seconds(int centiseconds) {
    return BigDecimal.valueOf(centiseconds, CENTISECOND_DIGITS)
        .stripTrailingZeros()
        .toPlainString();
  }
}
