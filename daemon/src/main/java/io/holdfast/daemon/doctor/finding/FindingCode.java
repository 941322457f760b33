package io.holdfast.daemon.doctor.finding;

import static io.holdfast.config.check.Severity.ERROR;
import static io.holdfast.config.check.Severity.INFO;
import static io.holdfast.config.check.Severity.WARNING;

import io.holdfast.config.check.Severity;

/**
 * Every kind of finding, in the order of the report. A word in angle brackets of a mend stands for
 * a name that the finding puts there.
 */
public enum FindingCode {
  CONFIGURATION_UNUSABLE(
      ERROR,
      "the file cannot be used",
      "nothing on the host can be compared with it",
      "holdfast check <file>"),
  NOT_EXAMINED(
      INFO,
      "a part of the host could not be looked at, for want of rights or of a program",
      "faults of that part stay unseen",
      "<remedy>"),
  CAPABILITY_MISSING(
      WARNING,
      "the caller lacks a capability that VRRP needs",
      "a daemon started like this ends at once, with exit status 4",
      "sudo holdfast doctor <file>"),

  LINK_ABSENT(
      ERROR,
      "an interface of the file is not on this host",
      "the instance stays in FAULT until the interface appears",
      "sed -Ei 's/\\b<interface>([[:space:]]|$)/<present interface>\\1/' <file>"),
  LINK_DOWN(
      ERROR,
      "an interface of the file is set down",
      "the instance stays in FAULT",
      "ip link set dev <interface> up"),
  LINK_WITHOUT_CARRIER(
      ERROR,
      "an interface of the file has no carrier: no cable, or the other end is off",
      "the instance stays in FAULT",
      "ethtool <interface>"),
  LINK_WITHOUT_MULTICAST(
      ERROR,
      "an interface that carries multicast adverts has no MULTICAST flag",
      "adverts are neither sent nor heard, so every router becomes master",
      "ip link set dev <interface> multicast on"),
  LINK_WITHOUT_ADDRESS(
      ERROR,
      "an interface has no address to send adverts from",
      "the instance stays in FAULT",
      "ip address add <example> dev <interface>"),
  SOURCE_ADDRESS_ABSENT(
      ERROR,
      "unicast_src_ip or mcast_src_ip is on no interface of this host",
      "adverts cannot be sent, or nobody can answer them",
      "ip address add <address>/<length> dev <interface>"),
  PEER_IS_LOCAL(
      WARNING,
      "a unicast_peer is an address of this host",
      "adverts go to this host itself, and perhaps to no other",
      "sed -i '/unicast_peer/,/}/{/^[[:space:]]*<address>[[:space:]]*$/d}' <file>"),
  VIP_OUTSIDE_SUBNETS(
      WARNING,
      "a virtual address is in no subnet of its interface",
      "neighbours send packets for it to their router, not to this host",
      "sed -Ei 's#\\b<address>(/[0-9]+)?\\b#<address in a subnet of the interface>#' <file>"),

  FIREWALL_DROPS(
      ERROR,
      "the packet filter drops IP protocol 112, which is VRRP",
      "routers do not hear each other, so both become master",
      "<command>"),
  FIREWALL_UNCERTAIN(
      WARNING,
      "the packet filter drops IP protocol 112 unless a rule that cannot be judged from here"
          + " accepts it",
      "if the rule does not fit, routers do not hear each other",
      "<command>"),
  FIREWALL_PORT_112(
      WARNING,
      "a rule opens TCP or UDP port 112: the common mistake, as VRRP has no ports",
      "the rule does nothing for VRRP, which is IP protocol 112",
      "<command>"),

  RP_FILTER_STRICT(
      WARNING,
      "the strict reverse path filter is on where a virtual MAC is used",
      "packets that arrive on the virtual MAC are dropped; the daemon has turned the filter off when"
          + " it made the interface, and somebody has turned it on again",
      "sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.<interface>.rp_filter=0"),
  ARP_IGNORE_OFF(
      WARNING,
      "the interface under a virtual MAC answers ARP for addresses that are not its own",
      "neighbours learn the real MAC of this host for the virtual address",
      "sysctl -w net.ipv4.conf.<interface>.arp_ignore=1"),
  ARP_ANNOUNCE_OFF(
      INFO,
      "the interface under a virtual MAC may ask by ARP in the name of the virtual address",
      "neighbours may learn the real MAC of this host for the virtual address",
      "sysctl -w net.ipv4.conf.<interface>.arp_announce=2"),
  NONLOCAL_BIND_OFF(
      WARNING,
      "a service listens on a virtual address, and ip_nonlocal_bind is off",
      "on a host that is not master the service cannot start",
      "sysctl -w net.<family>.ip_nonlocal_bind=1"),

  MASTER_HEARD(
      INFO,
      "another router of the same virtual router is master",
      "this host waits as a backup, or takes over if its priority is higher",
      "tcpdump -lni <interface> 'ip proto 112 or ip6 proto 112'   # to watch it"),
  VRID_FOREIGN(
      ERROR,
      "a stranger speaks with the same VRID on the same network",
      "each takes the adverts of the other for its own, so one of them is never master",
      "sed -Ei 's/(virtual_router_id[[:space:]]+)<vrid>([[:space:]]|$)/\\1<free>\\2/' <file>"
          + "   # on every router of the group"),
  PEER_DISAGREES(
      ERROR,
      "a router of the same virtual router is set up differently",
      "each drops the adverts of the other, so both become master",
      "ssh <address> cat <file> > there.conf && holdfast check here=<file> there=there.conf"),
  PEER_UNLISTED(
      WARNING,
      "a router speaks to this host by unicast and is not in unicast_peer",
      "it hears no advert of this host, so both can be master",
      "sed -i '/unicast_peer[[:space:]]*{/a <address>' <file>"),
  VIP_ANSWERED(
      ERROR,
      "a host that is not the master answers for a virtual address",
      "two hosts hold the address, and clients reach now the one, now the other",
      "ip address del <address>/<length> dev <interface>   # on the host with that MAC"),

  KEEPALIVED_RUNS(
      ERROR,
      "keepalived runs the same instances on this host",
      "two daemons add and remove the same addresses and hear each other as strangers",
      "systemctl disable --now keepalived   # or: kill <pid>"),
  HOLDFAST_RUNS(
      ERROR,
      "another Holdfast runs the same instances on this host from another file",
      "two daemons add and remove the same addresses and hear each other as strangers",
      "kill <pid>"),
  NETWORKD_REMOVES(
      WARNING,
      "systemd-networkd manages the interface and does not keep addresses of others",
      "a restart of systemd-networkd removes the virtual addresses",
      "mkdir -p <directory> && printf '[Network]\\nKeepConfiguration=static\\n' > "
          + "<directory>/virtual-addresses.conf && networkctl reload"),
  NETWORK_MANAGER_REMOVES(
      INFO,
      "NetworkManager manages the interface",
      "when the connection is activated again, the virtual addresses are removed",
      "nmcli device set <interface> managed no"),
  AGENT_REMOVES(
      WARNING,
      "a cloud agent manages the addresses of the interface",
      "addresses that the cloud does not know are removed",
      "systemctl disable --now <unit>");

  private final Severity severity;
  private final String cause;
  private final String consequence;
  private final String mend;

  FindingCode(Severity severity, String cause, String consequence, String mend) {
    this.severity = severity;
    this.cause = cause;
    this.consequence = consequence;
    this.mend = mend;
  }

  /** Returns the stable id, for example {@code HF-LINK-DOWN}. */
  public String id() {
    return "HF-" + name().replace('_', '-');
  }

  /** Returns how bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Returns what such a finding is, in general. */
  public String cause() {
    return cause;
  }

  /** Returns what follows from it. */
  public String consequence() {
    return consequence;
  }

  /** Returns the command that mends it, with words in angle brackets for names. */
  public String mend() {
    return mend;
  }
}
