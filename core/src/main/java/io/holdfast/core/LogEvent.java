package io.holdfast.core;

import org.jspecify.annotations.Nullable;

/**
 * Every line the engine can print. The words are keepalived's own where it has the line, so that
 * what greps a journal goes on working. {@code {0}} is the instance's name unless said otherwise.
 */
public enum LogEvent {
  ENTERING_BACKUP_INIT(Severity.INFO, "({0}) Entering BACKUP STATE (init)"),
  ENTERING_FAULT_INIT(Severity.INFO, "({0}) Entering FAULT STATE (init)"),
  ENTERING_MASTER(Severity.INFO, "({0}) Entering MASTER STATE"),
  ENTERING_BACKUP(Severity.INFO, "({0}) Entering BACKUP STATE"),
  ENTERING_FAULT(Severity.INFO, "({0}) Entering FAULT STATE"),
  /** {0} INSTANCE or GROUP, {1} its name, {2} the event, {3} the priority: the line of a FIFO. */
  NOTIFYING(Severity.DETAIL, "notifying: {0} \"{1}\" {2} {3}"),
  /** {0} group. */
  SYNC_MASTER(Severity.INFO, "VRRP_Group({0}) Syncing instances to MASTER state"),
  /** {0} group. */
  SYNC_BACKUP(Severity.INFO, "VRRP_Group({0}) Syncing instances to BACKUP state"),
  /** {0} group. */
  SYNC_FAULT(Severity.INFO, "VRRP_Group({0}) Syncing instances to FAULT state"),
  /** {1} from, {2} to, {3} the {@link Cause}. */
  TRANSITION(Severity.INFO, "({0}) {1} -> {2}: {3}"),
  ADVERT_TIMEOUT(Severity.DETAIL, "({0}) Receive advertisement timeout"),
  SETTING_VIPS(Severity.DETAIL, "({0}) setting VIPs."),
  REMOVING_VIPS(Severity.DETAIL, "({0}) removing VIPs."),
  SETTING_EXCLUDED_VIPS(Severity.DETAIL, "({0}) setting E-VIPs."),
  REMOVING_EXCLUDED_VIPS(Severity.DETAIL, "({0}) removing E-VIPs."),
  SENT_PRIORITY_ZERO(Severity.DETAIL, "({0}) sent 0 priority"),
  /** {1} the router that takes over. */
  HEIR_HEARD(Severity.INFO, "({0}) {1} takes over, giving the addresses up in a moment"),
  NO_HEIR(Severity.WARNING, "({0}) no other router takes over"),
  /** {1} its keyword, {2} seconds. */
  GATE_WAITING(Severity.INFO, "({0}) waits for {1} for up to {2} s"),
  /** {1} its keyword, {2} how it ended. */
  GATE_FAILED(Severity.WARNING, "({0}) {1} {2}, going on"),
  /** {1} its keyword, {2} seconds. */
  GATE_DEADLINE(Severity.WARNING, "({0}) {1} did not end within {2} s, going on without it"),
  /** {1} its keyword. */
  GATE_CANCELLED(Severity.INFO, "({0}) {1} is waited for no longer"),
  STANDING_ASIDE(Severity.INFO, "({0}) standing aside: {1}"),
  TAKING_PART(Severity.INFO, "({0}) taking part again"),
  /** {0} the name that was asked for. */
  HANDOVER_REFUSED(Severity.WARNING, "({0}) is not master, so there is nothing to hand over"),
  BACKUP_GOT_PRIORITY_ZERO(Severity.DETAIL, "({0}) Backup received priority 0 advertisement"),
  MASTER_GOT_PRIORITY_ZERO(Severity.DETAIL, "({0}) Master received priority 0 message"),
  HIGHER_PRIORITY(
      Severity.INFO, "({0}) Master received advert from {1} with higher priority {2}, ours {3}"),
  HIGHER_ADDRESS(
      Severity.INFO,
      "({0}) Master received advert from {1} with same priority {2}"
          + " but higher IP address than ours"),
  LOWER_PRIORITY_FORCING(
      Severity.INFO,
      "({0}) Received advert from {1} with lower priority {2}, ours {3}, forcing new election"),
  LOWER_PRIORITY_HEARD(
      Severity.INFO, "({0}) Received advert from {1} with lower priority {2}, ours {3}"),
  LOWER_PRIORITY_DISCARDED(
      Severity.INFO, "({0}) received lower priority ({1}) advert from {2} - discarding"),
  OWN_ADDRESS_HEARD(
      Severity.WARNING,
      "({0}) WARNING - equal priority advert received from remote host with our IP address."),
  MASTER_SET(Severity.DETAIL, "({0}) master set to {1}"),
  MASTER_CHANGED(Severity.DETAIL, "({0}) master changed from {1} to {2}"),
  INTERVAL_LEARNT(
      Severity.DETAIL, "({0}) advertisement interval updated from {1}ms to {2}ms by master"),
  INTERVAL_RESTORED(
      Severity.DETAIL, "({0}) changing advert interval from {1}ms to locally configured {2}ms"),
  DELAYS_LOWERED(Severity.INFO, "{0}: lower advert_int reducing interface {1} debounce timer(s)"),
  PREEMPT_DELAY_START(Severity.INFO, "({0}) start preempt delay ({1})"),
  PREEMPT_DELAY_STOP(Severity.INFO, "({0}) stop preempt delay"),
  PRIORITY_CHANGED(Severity.INFO, "({0}) Changing effective priority from {1} to {2}"),
  /** {1} before, {2} now, {3} the trackers with what they add. */
  PRIORITY_CAUSE(Severity.INFO, "({0}) priority {1} -> {2}: {3}"),
  TWO_OWNERS(
      Severity.ERROR,
      "({0}) CONFIGURATION ERROR: local instance and {1} are both configured as address owner,"
          + " please resolve"),
  OWNER_REDUCING(
      Severity.ERROR,
      "({0}) {1} is still advertising as address owner, please resolve - reducing our priority"),
  OWNER_RESTORED_BY_LOWER(
      Severity.INFO,
      "({0}) Restoring our priority to {1} since received advert with lower priority"),
  OWNER_RESTORED_ALONE(
      Severity.INFO,
      "({0}) Restoring our priority to {1} since other address owner has disappeared"),
  ROGUE_OWNER_GONE(Severity.INFO, "({0}): rogue address owner appears to have stopped advertising"),

  SENDING_GARPS(Severity.DETAIL, "({0}) Sending/queueing gratuitous ARPs on {1} for {2}"),
  SENDING_GARP(Severity.DETAIL, "Sending gratuitous ARP on {0} for {1}"),
  SENDING_NEIGHBOUR_ADVERT(Severity.DETAIL, "Sending unsolicited Neighbour Advert on {0} for {1}"),
  SENDING_NEIGHBOUR_ADVERTS(
      Severity.DETAIL, "({0}) Sending/queueing Unsolicited Neighbour Adverts on {1} for {2}"),
  ADDRESS_REPAIRED(
      Severity.WARNING, "({0}) address {1} was removed from {2} by someone else, putting it back"),
  ADDRESS_EXPIRED(
      Severity.WARNING,
      "({0}) the lease of address {1} on {2} ran out before it was renewed, putting it back"),
  /** {0} the instance, or static, {1} address and prefix length, {2} interface. */
  ADDRESS_DUPLICATE(
      Severity.ERROR,
      "({0}) address {1} on {2} is used by another station: duplicate address detection failed"),
  ADDRESS_ACCEPTED(Severity.INFO, "({0}) the kernel has taken address {1} on {2} now"),
  ADDRESS_NO_LONGER_EXISTS(Severity.INFO, "({0}) ip address {1} dev {2}, no longer exist"),
  /** {0} the instance, or static, {1} address, {2} interface, {3} the kernel's words. */
  ADDRESS_REFUSED(
      Severity.ERROR, "({0}) cannot add address {1} to {2}: {3}, trying again every second"),
  /** {0} address and prefix length. */
  STATIC_ADDRESS_RESTORED(Severity.INFO, "Restoring deleted static address {0}"),
  /** {0} address and prefix length, {1} interface, {2} the kernel's words. */
  RENEWAL_REFUSED(
      Severity.ERROR, "cannot renew the lease of address {0} on {1}: {2}, trying again"),
  /** {0} the kernel's word for it. */
  REPORTS_LOST(
      Severity.WARNING,
      "netlink: changes of the network came faster than they could be read ({0}),"
          + " everything is listed again"),
  /** {0} address and prefix length, {1} interface. */
  STALE_ADDRESS(Severity.INFO, "removing address {0} from {1}, left over from an earlier run"),

  /** {1} interface, {2} {@code VMAC} or {@code ipvlan}. */
  VMAC_CREATED(Severity.INFO, "({0}): Success creating {2} interface {1}"),
  /** {1} interface. */
  VMAC_FOUND(Severity.INFO, "({0}) Found matching interface {1}"),
  /** {1} interface. */
  VMAC_REMOVED(Severity.INFO, "({0}) Success removing VMAC interface {1}"),
  /** {1} interface, {2} the one it stands on, {3} the kernel's words, {4} as in VMAC_CREATED. */
  LINK_REFUSED(
      Severity.ERROR,
      "({0}): Unable to create {4} interface {1} on {2} ({3}), trying again every second"),
  /** {1} interface, {2} the one it should stand on. */
  LINK_NAME_TAKEN(
      Severity.ERROR,
      "({0}) interface {1} exists, but is not the macvlan on {2} that is wanted under that name;"
          + " waiting for it to go"),
  /** {1} interface, {2} the kernel's words. */
  LINK_NOT_UP(Severity.ERROR, "({0}) cannot set interface {1} up ({2}), trying again every second"),
  /** {0} interface, {1} the kernel's words. */
  LINK_NOT_REMOVED(Severity.ERROR, "cannot remove interface {0} ({1})"),
  /** {1} interface. */
  STALE_LINK(Severity.INFO, "removing interface {1}, left over from an earlier run"),
  /** {0} its name, {1} the number, {2} the kernel's words. */
  SYSCTL_REFUSED(Severity.ERROR, "cannot set {0} to {1} ({2})"),
  SETTING_ROUTES(Severity.DETAIL, "({0}) setting Virtual Routes"),
  REMOVING_ROUTES(Severity.DETAIL, "({0}) removing Virtual Routes"),
  SETTING_RULES(Severity.DETAIL, "({0}) setting Virtual Rules"),
  REMOVING_RULES(Severity.DETAIL, "({0}) removing Virtual Rules"),
  /** {1} the route or rule. */
  ROUTING_REPAIRED(Severity.WARNING, "({0}) {1} was removed by someone else, putting it back"),
  /** {0} the route or rule. */
  STATIC_ROUTING_REPAIRED(Severity.INFO, "Restoring deleted static {0}"),
  /** {0} the instance, or static, {1} the route or rule, {2} the kernel's words. */
  ROUTING_REFUSED(Severity.ERROR, "({0}) cannot add {1}: {2}, trying again every second"),
  /** {0} the instance, or static, {1} the route or rule. */
  ROUTING_ACCEPTED(Severity.INFO, "({0}) the kernel has taken {1} now"),
  /** {0} the route or rule. */
  STALE_ROUTING(Severity.INFO, "removing {0} of an earlier run, which the file no longer names"),
  /** {0} the route or rule, {1} the kernel's words. */
  ROUTING_NOT_REMOVED(Severity.ERROR, "cannot remove {0}: {1}"),
  /** {0} the instance, or static, {1} the route or rule. */
  ROUTING_NO_LONGER_EXISTS(Severity.INFO, "({0}) {1} no longer exists"),
  /** {0} the instance, or static, {1} the route or rule. */
  ROUTING_NO_LONGER_TRIED(
      Severity.INFO, "({0}) {1}, which the kernel refused, is no longer wanted"),
  /** {1} what the static item is. */
  FAULT_STATIC_ITEM(Severity.INFO, "({0}) entering FAULT state ({1})"),
  /** {0} table, {1} what nftables says. */
  FIREWALL_REFUSED(
      Severity.ERROR, "cannot set the nftables table {0}: {1}, trying again every 10 s"),
  FIREWALL_REPAIRED(
      Severity.WARNING,
      "rules of the nftables table {0} were removed by someone else, putting back"),
  SETTING_FIREWALL(Severity.DETAIL, "({0}) setting firewall drop rule"),
  REMOVING_FIREWALL(Severity.DETAIL, "({0}) removing firewall drop rule"),

  /** {0} interface. */
  LINK_DOWN(Severity.INFO, "Netlink reports {0} down"),
  LINKBEAT_UP(Severity.INFO, "Linkbeat reports {0} up"),
  LINKBEAT_DOWN(Severity.INFO, "Linkbeat reports {0} down"),
  /** {0} interface. */
  LINK_UP(Severity.INFO, "Netlink reports {0} up"),
  /** {0} interface. */
  LINK_ADDED(Severity.INFO, "Interface {0} added"),
  /** {0} interface. */
  LINK_DELETED(Severity.INFO, "Interface {0} deleted"),
  /** {0} old name, {1} new name. */
  LINK_RENAMED(Severity.INFO, "Interface name has changed from {0} to {1}"),
  INTERFACE_MISSING(
      Severity.WARNING, "({0}) interface {1} does not exist, waiting for it to appear"),
  FAULT_INTERFACE_DOWN(Severity.INFO, "({0}): entering FAULT state (interface {1} down)"),
  FAULT_INTERFACE_UP(Severity.INFO, "({0}): entering FAULT state (interface {1} up)"),
  FAULT_NO_IPV4_ADDRESS(
      Severity.INFO, "({0}) entering FAULT state (no IPv4 address for interface)"),
  FAULT_NO_IPV6_ADDRESS(
      Severity.INFO, "({0}) entering FAULT state (no IPv6 address for interface)"),
  FAULT_NO_SOURCE(Severity.INFO, "({0}): entering FAULT state (src address not configured)"),
  NO_MULTICAST(
      Severity.ERROR,
      "({0}) interface {1} does not support multicast, specify unicast peers - disabling"),
  NO_UNICAST_PEERS(
      Severity.ERROR, "({0}) Cannot use unicast without any peers - going to fault state"),
  SOCKET_FAILED(Severity.ERROR, "({0}) cannot open sockets on {1} ({2}), trying again"),
  /** {0} interface, may be empty, {1} the kernel's words. */
  SOCKET_BROKEN(Severity.WARNING, "sockets on {0} are of no use ({1}), opening new ones"),
  SEND_ERROR(Severity.ERROR, "({0}): send advert error {1}"),
  FAULT_SCRIPT(Severity.INFO, "({0}): entering FAULT state due to script {1}"),
  FAULT_FILE_INIT(Severity.INFO, "({0}): entering FAULT state (tracked file {1} has status {2})"),
  FAULT_FILE(Severity.INFO, "({0}): tracked file {1} now FAULT state"),
  FILE_LEFT_FAULT(Severity.INFO, "({0}): tracked file {1} leaving FAULT state"),
  FAULT_PROCESS(
      Severity.INFO, "({0}) entering FAULT state (tracked process {1} quorum not achieved)"),
  FAULT_COMBINATION(Severity.INFO, "({0}) entering FAULT state (too few of {1} are good)"),
  /** {0} name, {1} session, {2} UP or DOWN. */
  TRACKED_BFD(Severity.INFO, "VRRP_Instance({0}) Tracked BFD instance {1} is {2}"),
  WAITING_FOR_TRACKER(
      Severity.INFO, "({0}) stays in FAULT state until tracked {1} has its first result"),
  WAITING_FOR_SCRIPT(
      Severity.INFO, "({0}) stays in FAULT state until script {1} has its first result"),

  /** {0} process. */
  QUORUM_GAINED(Severity.INFO, "Quorum gained for tracked process {0}"),
  /** {0} process. */
  QUORUM_LOST(Severity.INFO, "Quorum lost for tracked process {0}"),
  /** {0} process, {1} before, {2} now, {3} what that means, empty or after a comma. */
  PROCESS_COUNT(
      Severity.DETAIL, "Process {0}, number of current processes changed from {1} to {2}{3}"),
  /** {0} what the file says, {1} its path. */
  FILE_NUMBER_INVALID(Severity.INFO, "Invalid number {0} read from {1} - ignoring"),

  /** {0} script, {1} exit status. */
  SCRIPT_RETURNS(Severity.INFO, "Script `{0}` now returning {1}"),
  /** {0} script. */
  SCRIPT_SUCCEEDED(Severity.INFO, "VRRP_Script({0}) succeeded"),
  /** {0} script, {1} exit status. */
  SCRIPT_FAILED(Severity.INFO, "VRRP_Script({0}) failed (exited with status {1})"),
  /** {0} script, {1} signal. */
  SCRIPT_SIGNALLED(Severity.INFO, "VRRP_Script({0}) failed (due to signal {1})"),
  /** {0} script. */
  SCRIPT_TIMED_OUT(Severity.INFO, "VRRP_Script({0}) timed_out"),
  /** {0} script, {1} what the check found. */
  CHECK_FAILED(Severity.INFO, "VRRP_Script({0}) failed ({1})"),
  /** {0} script, {1} why. */
  SCRIPT_CANNOT_RUN(Severity.ERROR, "VRRP_Script({0}) failed (cannot be run: {1})"),
  /** {0} script. */
  SCRIPT_STILL_RUNNING(
      Severity.INFO, "Track script {0} is already running, expect idle - skipping run"),
  /** {0} script. */
  SCRIPT_KEPT_GOOD(Severity.INFO, "VRRP_Script({0}) considered successful on reload"),
  /** {0} script. */
  SCRIPT_KEPT_BAD(Severity.INFO, "VRRP_Script({0}) considered unsuccessful on reload"),

  /** {0} length in bytes. */
  IPV4_TOO_SHORT(Severity.INFO, "IPv4 VRRP packet too short - {0} bytes"),
  /** {0} length in bytes. */
  AH_TOO_SHORT(Severity.INFO, "IPv4 VRRP packet with AH too short - {0} bytes"),
  /** {0} length in bytes. */
  IPV6_TOO_SHORT(Severity.INFO, "IPv6 VRRP packet too short - {0} bytes"),
  /** {0} VRID, {1} interface. */
  UNKNOWN_VRID(Severity.INFO, "Unknown VRID({0}) received on interface({1}). ignoring..."),
  /** {0} VRID, {1} interface, {2} sender. */
  UNKNOWN_VRID_FROM(
      Severity.INFO, "Unknown VRID({0}) received on interface({1}) from {2}. ignoring..."),
  /** {0} name, {1} the other instance, {2} VRID. */
  CANNOT_BE_TOLD_APART(
      Severity.WARNING,
      "({0}) cannot be told apart from {1}: both hear VRID {2} from one peer at one address;"
          + " use another VRID or unicast_src_ip"),
  DISCARDING_MULTICAST(Severity.DETAIL, "({0}) discarding multicast packet on unicast instance"),
  DISCARDING_UNICAST(Severity.DETAIL, "({0}) discarding unicast packet on multicast instance"),
  UNEXPECTED_AH(Severity.INFO, "({0}) Received AH header but auth type not AH from {1}"),
  MISSING_AH(Severity.INFO, "({0}) No AH header but auth type is AH from {1}"),
  HEADER_PROOF(
      Severity.INFO,
      "({0}) IPSEC-AH : invalid IPSEC HMAC-MD5 value. Due to fields mutation or bad password !"
          + " (from {1})"),
  /** {0} name, {1} their index, {2} the source address as a number, {3} sender. */
  HEADER_SPI(
      Severity.INFO, "({0}) IPSEC AH : invalid IPSEC SPI value. {1} and expect {2} (from {3})"),
  /** {0} name, {1} their number, {2} the last one heard, {3} sender. */
  HEADER_REPLAYED(
      Severity.INFO,
      "({0}) IPSEC-AH : sequence number {1} already processed. Packet dropped. Local({2})"
          + " (from {3})"),
  TRAILER_MISSING(Severity.INFO, "({0}) missing authentication trailer from {1}"),
  TRAILER_MALFORMED(Severity.INFO, "({0}) malformed authentication trailer from {1}"),
  /** {0} name, {1} sender, {2} key id. */
  TRAILER_KEY(Severity.INFO, "({0}) unknown authentication key id {2} from {1}"),
  TRAILER_PROOF(Severity.INFO, "({0}) invalid authentication HMAC from {1}"),
  /** {0} name, {1} sender, {2} seconds, {3} window. */
  TRAILER_STALE(
      Severity.INFO,
      "({0}) stale authentication trailer from {1}, clock skew {2} sec exceeds window {3} sec"),
  TRAILER_REPLAYED(Severity.INFO, "({0}) replayed authentication trailer from {1}"),
  /** {0} name, {1} sender, {2} seconds, {3} window. */
  TRAILER_SKEW(
      Severity.WARNING,
      "({0}) authentication clock skew {2} sec from {1} approaching window {3} sec"),
  PACKET_TOO_LONG(Severity.INFO, "({0}) vrrp packet from {1} too long, length {2} and expect {3}"),
  PACKET_TOO_SHORT(
      Severity.INFO, "({0}) vrrp packet from {1} too short, length {2} and expect {3}"),
  INVALID_TTL(Severity.INFO, "({0}) invalid TTL/HL from {1}. Received {2} and expect 255"),
  WRONG_VERSION(Severity.INFO, "({0}) wrong VRRP version from {1}. Received {2} and expect {3}"),
  INVALID_AUTH_TYPE(Severity.INFO, "({0}) Invalid auth type from {1}: {2}"),
  /** {0} name, {1} their type, {2} sender, {3} our type. */
  AUTH_TYPE_MISMATCH(Severity.INFO, "({0}) received a {1} auth from {2}, expecting {3}!"),
  INVALID_PASSWORD(Severity.INFO, "({0}) received an invalid passwd from {1}!"),
  INTERVAL_MISMATCH_V2(
      Severity.INFO, "({0}) advertisement interval mismatch with {1} mine={2} sec rcv'd={3} sec"),
  INTERVAL_MISMATCH_V3(
      Severity.INFO,
      "({0}) advertisement interval mismatch ours = {1} centi-sec rcv'd={2} centi-sec"),
  INTERVAL_ZERO(Severity.INFO, "({0}) advertisement interval 0 from {1} is not valid"),
  INVALID_TYPE(Severity.INFO, "({0}) Invalid packet type from {1}. {2} and expect 1"),
  IP_LENGTH_MISMATCH(
      Severity.INFO,
      "({0}) ip_tot_len mismatch against received length from {1}. {2} and received {3}"),
  INVALID_CHECKSUM_V2(Severity.INFO, "({0}) Invalid VRRPv2 checksum from {1}"),
  INVALID_CHECKSUM_V3(Severity.INFO, "({0}) Invalid VRRPv3 checksum from {1}"),
  OLD_UNICAST_CHECKSUM(Severity.INFO, "({0}) Setting unicast VRRPv3 checksum to old version"),
  EXPECTED_MULTICAST(
      Severity.INFO, "({0}) Expected multicast packet but received unicast packet from {1}"),
  EXPECTED_UNICAST(
      Severity.INFO, "({0}) Expected unicast packet but received multicast packet from {1}"),
  DROPPED_BY_OWNER(Severity.INFO, "({0}) Dropping packet(s) from {1} since we are address owner"),
  ADDRESS_COUNT_MISMATCH(Severity.INFO, "({0}) expected {1} VIPs but received {2}"),
  /** {0} name, {1} VRID, {2} sender, {3} our address. */
  ADDRESS_NOT_PRESENT(
      Severity.INFO,
      "({0}) ip address associated with VRID {1} not present in advert from {2}: {3}"),
  NOT_A_PEER(Severity.INFO, "({0}) unicast source address {1} not a unicast peer"),
  /** {0} name, {1} TTL, {2} sender, {3} lowest, {4} highest. */
  TTL_NOT_IN_RANGE(Severity.INFO, "({0}) TTL/HL {1} from {2} not in range [{3}, {4}]"),

  /** {0} the BFD session, {1} its state. */
  BFD_ENTERING(Severity.INFO, "({0}) Entering {1} state"),
  BFD_DOWN(
      Severity.INFO, "({0}) Entering Down state (Local diagnostic - {1}, Remote diagnostic - {2})"),
  BFD_EXPIRED(Severity.INFO, "({0}) Expired after {1} ms ({2} usec overdue)"),
  /** {0} the BFD session, {1} errno. */
  BFD_NO_SOCKET(
      Severity.ERROR, "({0}) Unable to open output socket: error {1}, trying again every second"),

  /** {1} address, {2} hardware address of who claims it. */
  FOREIGN_CLAIM(Severity.WARNING, "({0}) {2} claims {1} as well, announcing again that it is here"),
  FOREIGN_CLAIM_ENDED(Severity.INFO, "({0}) nobody else claims the addresses any more"),
  /** {0} milliseconds without a turn, {1} milliseconds after the first timer was due. */
  STALLED(
      Severity.WARNING,
      "This process stood still: {0} ms without a turn, timers {1} ms late; adverts that waited"
          + " were heard first"),
  /** {0} seconds. */
  STARTUP_DELAY(Severity.INFO, "Delaying startup for {0} seconds"),
  STARTUP_DELAY_OVER(Severity.INFO, "Delayed start completed");

  /** How a line is treated. */
  public enum Severity {
    /** Only with {@code -D}. */
    DETAIL,
    /** Always. */
    INFO,
    /** Something that the administrator should mend. */
    WARNING,
    /** A fault. */
    ERROR
  }

  private final Severity severity;
  private final String template;

  LogEvent(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  /** How the line is treated. */
  public Severity severity() {
    return severity;
  }

  /** Fills the template; a missing argument leaves its place in braces. */
  public String render(@Nullable Object... arguments) {
    StringBuilder line = new StringBuilder(template.length() + 32);
    int from = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      line.append(template, from, open);
      int index = template.charAt(open + 1) - '0';
      line.append(index < arguments.length ? arguments[index] : template.substring(open, open + 3));
      from = open + 3;
      open = template.indexOf('{', from);
    }
    return line.append(template, from, template.length()).toString();
  }
}
