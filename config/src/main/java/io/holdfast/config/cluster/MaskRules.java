package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One virtual address should have one prefix length wherever it is. Adverts do not carry it, so the
 * routers never notice.
 */
final class MaskRules {
  private final List<Member> members;
  private final ClusterFindings findings;

  MaskRules(List<Member> members, ClusterFindings findings) {
    this.members = members;
    this.findings = findings;
  }

  /** A line of a member for the address that is looked at. */
  private record Holder(Member member, AddressSpec line) {
    int length() {
      return line.prefix().length();
    }
  }

  void check() {
    Set<IpAddress> addresses = new LinkedHashSet<>();
    members.forEach(member -> lines(member).map(AddressSpec::address).forEach(addresses::add));
    addresses.forEach(this::compare);
  }

  private void compare(IpAddress address) {
    List<Holder> holders = new ArrayList<>();
    for (Member member : members) {
      lines(member)
          .filter(line -> line.address().equals(address))
          .findFirst()
          .ifPresent(line -> holders.add(new Holder(member, line)));
    }
    Holder usual = usual(holders);
    for (Holder holder : holders) {
      if (holder.length() != usual.length()) {
        findings.add(
            DiagnosticCode.CLUSTER_MASK_DIFFERS,
            holder.member().placeOf(holder.line()),
            usual.member().placeOf(usual.line()),
            "%s has %s, but %s has %s"
                .formatted(
                    holder.member().title(),
                    holder.line().prefix(),
                    usual.member().host().name(),
                    usual.line().prefix()));
      }
    }
  }

  /** The first of those with the most common prefix length. */
  private static Holder usual(List<Holder> holders) {
    Holder usual = holders.getFirst();
    long most = 0;
    for (Holder candidate : holders) {
      long count = holders.stream().filter(h -> h.length() == candidate.length()).count();
      if (count > most) {
        most = count;
        usual = candidate;
      }
    }
    return usual;
  }

  private static Stream<AddressSpec> lines(Member member) {
    return Stream.concat(
        member.spec().addresses().stream(), member.spec().excludedAddresses().stream());
  }
}
