package io.holdfast.config.check;

import static io.holdfast.config.check.ExitClass.ADVICE;
import static io.holdfast.config.check.ExitClass.GENERAL;
import static io.holdfast.config.check.Severity.ERROR;
import static io.holdfast.config.check.Severity.INFO;
import static io.holdfast.config.check.Severity.WARNING;

/**
 * Every kind of finding, with a stable id that scripts and documents may rely on, its severity, its
 * part in the exit status, and what follows from it.
 */
public enum DiagnosticCode {
  // Files and text.
  CONFIGURATION_MISSING(
      Severity.FATAL, ExitClass.NO_FILE, "nothing is loaded", "name an existing file with -f"),
  SEVERAL_MAIN_FILES(
      WARNING, ADVICE, "all of them are read as one configuration", "name one file and include"),
  REQUIRED_FILE(
      Severity.FATAL, ExitClass.NO_FILE, "the configuration is not used", "add or mend the file"),
  FILE_NOT_INCLUDED(
      WARNING, ADVICE, "reading goes on without it", "add the file or remove the include line"),
  INCLUDE_TOO_DEEP(
      Severity.FATAL,
      GENERAL,
      "the configuration is not used",
      "see whether a file includes itself"),
  LINE_TOO_LONG(ERROR, GENERAL, "the line is ignored", "split the line"),
  EMBEDDED_NUL(ERROR, GENERAL, "the line is ignored", "remove the NUL octets"),
  UNTERMINATED_QUOTE(ERROR, GENERAL, "the quote reaches to the end of the line", "close the quote"),
  UNMATCHED_QUOTE(ERROR, GENERAL, "the quote reaches to the end of the line", "close the quote"),
  UNDEFINED_NAME(ERROR, GENERAL, "the text stays as written", "define it above with $NAME=VALUE"),
  BAD_PREDEFINED(ERROR, GENERAL, "the text stays as written or is repaired", "mend its arguments"),
  MULTILINE_NOT_LAST(
      WARNING, ADVICE, "the name is not replaced", "put the use at the end of its line"),
  ENDLESS_DEFINITION(ERROR, GENERAL, "the line is ignored", "remove the circle"),
  SUBSTITUTED_LINE_TOO_LONG(ERROR, GENERAL, "the line is ignored", "shorten the definitions"),
  BAD_SEQUENCE(
      ERROR,
      GENERAL,
      "the line is ignored",
      "write ~SEQ(VAR, start, step, end) or ~LST(VAR, a, b)"),
  EXPANSION_TOO_DEEP(
      Severity.FATAL, GENERAL, "the configuration is not used", "see whether a body uses itself"),
  TOO_MUCH_TEXT(
      Severity.FATAL, GENERAL, "the configuration is not used", "see whether a loop is too long"),
  BAD_SCRIPT_TEXT(ERROR, GENERAL, "the script is dropped", "close quotes, end no backslash alone"),
  TOO_MANY_DIAGNOSTICS(WARNING, GENERAL, "the others are not shown", "mend these first"),

  // Blocks and keywords.
  UNKNOWN_KEYWORD(
      ERROR,
      GENERAL,
      "it is ignored, with the whole block that follows it",
      "correct or remove it"),
  MISPLACED_KEYWORD(
      ERROR, GENERAL, "it is ignored, with the whole block that follows it", "move it"),
  ACCEPTED_NOT_ACTED_ON(
      WARNING, ADVICE, "its values are checked, but it has no effect", "do not rely on it here"),
  OLD_KEYWORD_NAME(WARNING, ADVICE, "it still works", "write the new name"),
  DEPRECATED_KEYWORD(WARNING, GENERAL, "it still works", "write the new name"),
  SECOND_STATEMENT(ERROR, GENERAL, "the second one is ignored", "remove one of the two"),
  EMPTY_BLOCK(WARNING, GENERAL, "it has no effect", "fill or remove it"),
  LVS_SKIPPED(
      WARNING, ADVICE, "it is skipped: Holdfast does not do LVS", "leave it to keepalived -C"),
  MISSING_OPENING_BRACE(ERROR, GENERAL, "the block is taken as empty", "add a { after it"),
  UNEXPECTED_BRACE(ERROR, GENERAL, "everything up to its } is skipped", "remove the braces"),
  EXTRA_CLOSING_BRACE(ERROR, GENERAL, "it is ignored", "remove it, or add the { it belongs to"),
  MISSING_CLOSING_BRACE(
      ERROR, GENERAL, "the block reaches to the end of the files", "add the } where it belongs"),
  BLOCKS_TOO_DEEP(ERROR, GENERAL, "the block is skipped", "close the blocks above"),
  EXTRA_WORDS(WARNING, ADVICE, "the extra words are ignored", "write one statement a line"),
  EXTRA_BLOCK_WORDS(ERROR, GENERAL, "the extra words are ignored", "remove them"),
  MISSING_PARAMETER(
      Severity.FATAL,
      ExitClass.MISSING_PARAMETER,
      "the configuration is not used",
      "add the value"),
  MISSING_NAME(ERROR, GENERAL, "the block is skipped", "write exactly one name, quoted if need be"),
  TOO_MANY_INSTANCES(
      Severity.FATAL, GENERAL, "the configuration is not used", "spread them over several daemons"),
  DUPLICATE_NAME(ERROR, GENERAL, "the second block is skipped", "give it another name"),
  DUPLICATE_SCRIPT(WARNING, ADVICE, "the first one is used", "give it another name"),
  DEFINED_LATER(
      WARNING, ADVICE, "it works here, but keepalived would not see it", "move the definition up"),

  // Values.
  BAD_VALUE(ERROR, GENERAL, "the line is ignored", "correct the value"),
  NUMBER_WITH_TAIL(
      ERROR, GENERAL, "the number before it is used", "remove what follows the number"),
  VALUE_ADJUSTED(ERROR, GENERAL, "the nearest allowed value is used", "write that value"),
  BAD_ADDRESS(ERROR, GENERAL, "the address is left out", "correct the line"),
  BAD_ADDRESS_OPTION(ERROR, GENERAL, "the option is ignored", "correct or remove the option"),
  REPEATED_VIP(
      WARNING, ADVICE, "the second is ignored; keepalived 2.4 refuses it", "remove one of the two"),
  DUPLICATE_ADDRESS(ERROR, GENERAL, "the second is ignored", "remove one of the two"),
  FAMILY_MISMATCH(
      ERROR, GENERAL, "it is left out", "put the other family into virtual_ipaddress_excluded"),
  WIDE_MULTICAST_GROUP(
      WARNING, GENERAL, "adverts may leave the network", "use a group of ff02::/16"),
  NO_PEER_PASSES(ERROR, GENERAL, "every advert of this peer is discarded", "exchange the two"),
  AUTH_PASS_TRUNCATED(
      ERROR,
      GENERAL,
      "only the first 8 characters are sent and compared",
      "shorten it to 8 characters on every router"),
  TRACKED_NOT_FOUND(ERROR, GENERAL, "it is not tracked", "define it above, or correct the name"),
  TRACKED_TWICE(ERROR, GENERAL, "the second is ignored", "remove one of the two"),
  BAD_ROUTE(ERROR, GENERAL, "the route is left out", "correct the line"),
  ROUTE_ADJUSTED(WARNING, GENERAL, "the route is used without it", "correct or remove it"),
  BAD_RULE(ERROR, GENERAL, "the rule is left out", "correct the line"),
  RULE_ADJUSTED(WARNING, GENERAL, "the rule is used without it", "correct or add it"),
  BLOCK_DROPPED(ERROR, GENERAL, "the block is left out", "add or correct what is named"),
  SCRIPT_NOT_FOUND(
      ERROR, GENERAL, "it is not tracked", "define the vrrp_script or correct the name"),

  // Checks of what was read as a whole: from here on keepalived logs without a line number.
  VRID_MISSING(
      Severity.FATAL,
      GENERAL,
      "the configuration is not used",
      "add virtual_router_id 1..255, the same on every router of the group"),
  INTERFACE_MISSING(
      Severity.FATAL,
      GENERAL,
      "the configuration is not used",
      "add interface, or unicast_src_ip with unicast_peer"),
  DUPLICATE_VRID(
      Severity.FATAL,
      GENERAL,
      "the configuration is not used",
      "give one of them another virtual_router_id"),
  VIP_MISSING(
      Severity.FATAL,
      GENERAL,
      "the configuration is not used",
      "add virtual_ipaddress { ADDRESS/LENGTH }"),
  VIP_ADVISABLE(
      WARNING,
      GENERAL,
      "the instance carries no address",
      "add virtual_ipaddress { ADDRESS/LENGTH }"),
  VIP_WITHOUT_INTERFACE(ERROR, GENERAL, "the address is left out", "add dev INTERFACE to the line"),
  TOO_MANY_VIPS(
      ERROR,
      GENERAL,
      "the excess is carried but not advertised",
      "move it to virtual_ipaddress_excluded yourself"),
  VERSION_2_WITH_IPV6(ERROR, GENERAL, "version 3 is used", "write version 3"),
  VERSION_RAISED(WARNING, ADVICE, "version 3 is used", "write version 3"),
  SYNC_GROUP_MEMBERS(WARNING, GENERAL, "that member is left out", "correct the group block"),
  STRICT_MODE(ERROR, GENERAL, "the setting is changed", "remove it, or strict_mode"),
  STRICT_VIP(WARNING, GENERAL, "other routers may discard the adverts", "list fe80::/10 first"),
  IPVLAN_WITHOUT_ADDRESS(
      ERROR, GENERAL, "keepalived leaves the instance in FAULT", "add an address to use_ipvlan"),
  VMAC_MISSING(ERROR, GENERAL, "the setting is cleared", "add use_vmac, or remove it"),
  AH_WITH_MASTER(ERROR, GENERAL, "the state is BACKUP", "write state BACKUP"),
  AUTH_DROPPED(ERROR, GENERAL, "adverts carry no password", "remove the authentication block"),
  UNICAST_WITHOUT_PEERS(
      ERROR, GENERAL, "adverts are multicast", "add unicast_peer { ADDRESS ... }"),
  UNICAST_FAULT(ERROR, GENERAL, "the instance stays in FAULT", "add unicast_peer { ADDRESS ... }"),
  MULTICAST_IGNORED(ERROR, GENERAL, "the group is not used", "remove mcast_dst_ip"),
  TTL_WITHOUT_PEERS(ERROR, GENERAL, "it has no effect", "remove unicast_ttl"),
  PREEMPT_CONFLICT(ERROR, GENERAL, "the setting is cleared", "remove the setting that loses"),
  OWNER_IGNORE_CONFLICT(ERROR, GENERAL, "the setting is changed", "remove owner_ignore_adverts"),
  INTERVAL_ROUNDED(
      ERROR, GENERAL, "the rounded interval is used", "write the interval that is used"),
  TRACK_WEIGHT_IGNORED(
      ERROR,
      GENERAL,
      "it does not change the priority",
      "track it without weight; an owner has no other priority, a group no common one"),
  SCRIPT_WITHOUT_COMMAND(ERROR, GENERAL, "it is left out", "add script COMMAND"),
  SCRIPT_FILE_MISSING(
      ERROR,
      GENERAL,
      "keepalived does not track it, and the node looks healthy whatever happens",
      "install the program or correct its path"),
  SCRIPT_UNUSED(WARNING, ADVICE, "it is never run", "track it or remove it"),
  SCRIPT_AS_ROOT(
      WARNING,
      ExitClass.SECURITY,
      "whoever can change the script acts as root",
      "set script_user and enable_script_security"),

  // Advice that keepalived does not give.
  ANNOUNCE_GAP_LONG(
      WARNING,
      ADVICE,
      "with many addresses the last ones are announced late",
      "use a gap far below one second"),
  SHORT_PREFIX(
      WARNING,
      ADVICE,
      "this host sends everything for that whole range out of this interface",
      "use the prefix length of the network, or /32"),
  PRIORITY_OWNER(
      WARNING,
      ADVICE,
      "255 means the address owner: it takes over at once, always, and nopreempt cannot hold it",
      "use at most 254 unless the address is this host's own"),
  STATE_OVERRULED(
      INFO,
      ADVICE,
      "the router with the highest priority becomes master, whatever state says",
      "let priority decide and write state BACKUP"),
  OWN_ADDRESS_AS_PEER(
      WARNING, ADVICE, "adverts are sent to this host itself", "list the other routers only"),

  // What only the files of several hosts together can show.
  CLUSTER_TRANSPORT_DIFFERS(
      ERROR,
      ADVICE,
      "they do not hear each other, so both become master",
      "use unicast_src_ip and unicast_peer on every host, or on none"),
  CLUSTER_GROUP_DIFFERS(
      ERROR,
      ADVICE,
      "they do not hear each other, so both become master",
      "use the same multicast group on every host"),
  CLUSTER_PEER_NOT_LISTED(
      ERROR,
      ADVICE,
      "that host never hears this one, so both can be master",
      "add its address to unicast_peer"),
  CLUSTER_PEER_UNKNOWN(
      WARNING,
      ADVICE,
      "adverts go to an address where none of these hosts listens",
      "correct the address, or check the files of all hosts together"),
  CLUSTER_VRID_DIFFERS(
      ERROR,
      ADVICE,
      "they are strangers to each other, so both become master",
      "use the same virtual_router_id on every host"),
  CLUSTER_VERSION_DIFFERS(
      ERROR,
      ADVICE,
      "each drops the adverts of the other, so both become master",
      "use the same version on every host"),
  CLUSTER_AUTH_DIFFERS(
      ERROR,
      ADVICE,
      "each drops the adverts of the other, so both become master",
      "use the same authentication on every host"),
  CLUSTER_INTERVAL_DIFFERS(
      ERROR,
      ADVICE,
      "each drops the adverts of the other, so both become master",
      "use the same advert_int on every host"),
  CLUSTER_INTERVAL_LEARNT(
      WARNING,
      ADVICE,
      "the backup follows the interval of whoever is master",
      "use the same advert_int on every host"),
  CLUSTER_CHECKSUM_DIFFERS(
      ERROR,
      ADVICE,
      "the adverts of one are dropped by the other, so both can be master",
      "use v3_checksum_as_v2 on every host, or on none"),
  CLUSTER_ADDRESSES_DIFFER(
      ERROR,
      ADVICE,
      "after a failover some addresses are gone, and each advert is complained about",
      "list the same addresses on every host"),
  CLUSTER_ADDRESS_ORDER(
      WARNING,
      ADVICE,
      "routers that compare the lists in order complain or drop the adverts",
      "list the addresses in the same order on every host"),
  CLUSTER_EQUAL_PRIORITY(
      WARNING,
      ADVICE,
      "the higher source address decides, and neither takes over from the other",
      "give every host a priority of its own"),
  CLUSTER_TWO_OWNERS(
      ERROR,
      ADVICE,
      "both hold the address at the same time until one gives in",
      "use priority 255 on one host at most"),
  CLUSTER_FALSE_OWNER(
      WARNING,
      ADVICE,
      "it takes the address at once, always, and no weight or nopreempt can hold it",
      "use at most 254: 255 is for the host whose own address it is"),
  CLUSTER_STATE_MASTER(
      WARNING,
      ADVICE,
      "state is a wish at the start, and the priorities decide",
      "write state BACKUP on every host"),
  CLUSTER_NOPREEMPT_DEFEATED(
      WARNING,
      ADVICE,
      "nopreempt does not do here what it was written for",
      "write state BACKUP and nopreempt on every host, and track without weight"),
  CLUSTER_WEIGHT_TOO_SMALL(
      WARNING,
      ADVICE,
      "the check fails, and the host stays master all the same",
      "use a weight that is larger than the gap between the priorities"),
  CLUSTER_VRID_REUSED(
      ERROR,
      ADVICE,
      "each takes the adverts of the other for its own, so one of them is never master",
      "give one of them another virtual_router_id"),
  CLUSTER_SYNC_GROUPS_DIFFER(
      ERROR,
      ADVICE,
      "one part of the group fails over, and the other stays behind",
      "put the same virtual routers into the group on every host"),
  CLUSTER_OUTSIDE_SUBNET(
      WARNING,
      ADVICE,
      "neighbours of this interface have no route to the address",
      "correct the address, its prefix length or its dev"),
  CLUSTER_ALONE(
      WARNING,
      ADVICE,
      "nobody takes over when this host fails",
      "configure it on another host as well");

  private final Severity severity;
  private final ExitClass exitClass;
  private final String consequence;
  private final String mend;

  DiagnosticCode(Severity severity, ExitClass exitClass, String consequence, String mend) {
    this.severity = severity;
    this.exitClass = exitClass;
    this.consequence = consequence;
    this.mend = mend;
  }

  /** Returns the stable id, for example {@code HF-LINE-TOO-LONG}. */
  public String id() {
    return "HF-" + name().replace('_', '-');
  }

  /** Returns how bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Returns the class for the exit status of a configuration test. */
  public ExitClass exitClass() {
    return exitClass;
  }

  /** Returns what happens because of it. */
  public String consequence() {
    return consequence;
  }

  /** Returns how to mend it. */
  public String mend() {
    return mend;
  }

  /** Returns whether it is found at a line rather than in the checks after reading. */
  public boolean foundWhileReading() {
    return compareTo(VRID_MISSING) < 0;
  }
}
