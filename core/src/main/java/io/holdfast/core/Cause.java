package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Why a virtual router changed its state.
 *
 * @param kind the reason
 * @param peer the router whose advert (or silence) decided, or null
 * @param detail what a person wants to know beyond it, empty if nothing: an interface, a script,
 *     priorities
 */
public record Cause(Kind kind, @Nullable IpAddress peer, String detail) {

  /** The reasons. */
  public enum Kind {
    /** The daemon started or the instance is new. */
    STARTED("started"),
    /** The master down interval ran out. */
    MASTER_DOWN("no advertisement within the master down interval"),
    /** The master stopped (priority 0) and the skew time ran out. */
    MASTER_STOPPED("the master stopped"),
    /** The address owner takes its place at once. */
    OWNER("address owner"),
    /** A master of lower priority is replaced. */
    PREEMPTED_LOWER("preempted a master of lower priority"),
    /** An advert of higher priority. */
    HIGHER_PRIORITY("advertisement of higher priority"),
    /** An advert of equal priority from a higher address. */
    HIGHER_ADDRESS("advertisement of equal priority from a higher address"),
    /** The interface is down or gone. */
    INTERFACE_DOWN("interface down"),
    /** No usable source address. */
    NO_SOURCE_ADDRESS("no source address"),
    /** The socket cannot be opened. */
    SOCKET_FAILED("socket failed"),
    /** A tracked script failed. */
    SCRIPT_FAILED("tracked script failed"),
    /** A tracked interface is down, or up where it must not be. */
    TRACKED_INTERFACE("tracked interface at fault"),
    /** A static address, route or rule cannot be kept. */
    STATIC_ITEM("static item cannot be kept"),
    /** A tracked file says so. */
    FILE_FAILED("tracked file at fault"),
    /** Too few or too many tracked processes run. */
    PROCESS_FAILED("tracked process quorum not achieved"),
    /** A tracked BFD session is down. */
    BFD_DOWN("tracked BFD session down"),
    /** Too few of several trackers are good. */
    COMBINATION_FAILED("too few trackers good"),
    /** A tracked file, process or combination has no verdict yet. */
    TRACKER_PENDING("tracker has no result yet"),
    /** What happened to another member of the sync group. */
    SYNC_GROUP("sync group"),
    /** A tracked script has no result yet. */
    SCRIPT_PENDING("tracked script has not run yet"),
    /** The configuration does not allow it to run. */
    CONFIGURATION("configuration"),
    /** All faults are gone. */
    FAULT_CLEARED("fault cleared"),
    /**
     * The configuration no longer has the instance, or changed what cannot change while running.
     */
    RELOADED("reloaded"),
    /** It let another router serve, as it was asked. */
    HANDED_OVER("handed over"),
    /** The daemon stops. */
    STOPPED("stopped");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The reason in words. */
    public String text() {
      return text;
    }
  }

  /** A cause without peer and detail. */
  public static Cause of(Kind kind) {
    return new Cause(kind, null, "");
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind.text());
    if (peer != null) {
      line.append(" from ").append(peer);
    }
    if (!detail.isEmpty()) {
      line.append(" (").append(detail).append(')');
    }
    return line.toString();
  }
}
