package io.holdfast.core;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.wire.bfd.BfdDecodeError;
import io.holdfast.wire.bfd.BfdPacket;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that the engine is told. Time passes by {@link Engine#advance}. */
public sealed interface Input {

  /**
   * The wanted configuration: at the start, after the first {@link LinkChanged} and {@link
   * AddressAdded} facts, and at every reload. The engine finds the difference and touches nothing
   * else.
   *
   * @param configuration all of it
   * @param known what is known already of the files and processes that it tracks: {@link FileRead}
   *     and {@link ProcessCounted}; it counts before any state is decided
   */
  record Configure(Configuration configuration, List<Input> known) implements Input {
    /** Copies the list. */
    public Configure {
      known = List.copyOf(known);
    }

    /** A configuration that tracks nothing, or of whose trackers nothing is known yet. */
    public Configure(Configuration configuration) {
      this(configuration, List.of());
    }
  }

  /**
   * An interface appeared or changed.
   *
   * @param link as it is now
   */
  record LinkChanged(LinkState link) implements Input {}

  /**
   * An interface was asked for its link ({@code linkbeat_interfaces}).
   *
   * @param interfaceName its name
   * @param hasLink what it answered
   */
  record LinkPolled(String interfaceName, boolean hasLink) implements Input {}

  /**
   * An interface is gone, with every address on it.
   *
   * @param ifIndex its index
   */
  record LinkRemoved(int ifIndex) implements Input {}

  /**
   * An address is on an interface (also reported again when its flags change).
   *
   * @param ifIndex the interface
   * @param prefix address and prefix length
   * @param usable false while tentative or after failed duplicate address detection
   */
  record AddressAdded(int ifIndex, Prefix prefix, boolean usable) implements Input {}

  /**
   * An address is no longer on an interface.
   *
   * @param ifIndex the interface
   * @param prefix address and prefix length
   * @param why as far as the kernel's report tells
   */
  record AddressRemoved(int ifIndex, Prefix prefix, Why why) implements Input {

    /** What took an address away. */
    public enum Why {
      /** Somebody, we among them, or nobody knows who. */
      DELETED,
      /** Its lifetime ran out. */
      EXPIRED,
      /** Its duplicate address detection found another station that has it. */
      DUPLICATE
    }

    /** An address that somebody deleted. */
    public AddressRemoved(int ifIndex, Prefix prefix) {
      this(ifIndex, prefix, Why.DELETED);
    }
  }

  /**
   * Duplicate address detection found another station that has an address; the address stays where
   * it is, and is no use there. Told after its {@link AddressAdded}.
   *
   * @param ifIndex the interface
   * @param prefix address and prefix length
   */
  record DuplicateFound(int ifIndex, Prefix prefix) implements Input {}

  /**
   * An address is on an interface that a daemon of ours, which died, put there. Told before the
   * first {@link Configure}, after its {@link AddressAdded}.
   *
   * @param ifIndex the interface
   * @param prefix address and prefix length
   * @param peer the other end of a point-to-point link, or null
   */
  record AddressLeftBehind(int ifIndex, Prefix prefix, @Nullable IpAddress peer) implements Input {}

  /**
   * A datagram came in. One reusable object for each receiver: the engine keeps no reference to it.
   */
  final class AdvertReceived implements Input {
    /**
     * What an advert waits at most in a socket while its reader is well. One that is older waited
     * for a reader that was held up, and others behind it may have been lost: it then counts as if
     * it had come now, so that its master is not given up before its time.
     */
    static final long MAX_AGE_NANOS = 15_000_000;

    private final VrrpPacket packet = new VrrpPacket();
    private int socketId;
    private DecodeError error = DecodeError.NONE;
    private int receivedLength;
    private long utcSeconds;
    private long ageNanos;

    /** Creates a carrier of nothing. */
    public AdvertReceived() {}

    /** The view to wrap around the received bytes. */
    public VrrpPacket packet() {
      return packet;
    }

    /** The socket it came from. */
    public int socketId() {
      return socketId;
    }

    /** Whether the packet can be read. */
    public DecodeError error() {
      return error;
    }

    /** Number of bytes received, also when the packet cannot be read. */
    public int receivedLength() {
      return receivedLength;
    }

    /** When it came, in seconds since 1970 by the clock of the host; it may be wrong. */
    public long utcSeconds() {
      return utcSeconds;
    }

    /** Sets when it came, in seconds since 1970, and returns this. */
    public AdvertReceived at(long seconds) {
      utcSeconds = seconds;
      return this;
    }

    /** Sets how long it has waited, in nanoseconds by the network's stamp, and returns this. */
    public AdvertReceived aged(long nanos) {
      ageNanos = nanos;
      return this;
    }

    /** When it came, as far as that is credible: the host's clock may have been set meanwhile. */
    long cameNanos(long nowNanos) {
      return ageNanos > 0 && ageNanos <= MAX_AGE_NANOS ? nowNanos - ageNanos : nowNanos;
    }

    /** Sets the socket of a packet that can be read and returns this. */
    public AdvertReceived from(int receivingSocketId) {
      return from(receivingSocketId, DecodeError.NONE, packet.receivedLength());
    }

    /**
     * Sets the socket, the answer of the packet's wrap method and the number of bytes, and returns
     * this.
     */
    public AdvertReceived from(int receivingSocketId, DecodeError wrapped, int length) {
      this.socketId = receivingSocketId;
      this.error = wrapped;
      this.receivedLength = length;
      return this;
    }
  }

  /**
   * An {@link Effect.OpenSocket} succeeded.
   *
   * @param socketId its id
   */
  record SocketOpened(int socketId) implements Input {}

  /**
   * An {@link Effect.OpenSocket} failed, or an open socket broke and was closed.
   *
   * @param socketId its id
   * @param errno positive errno
   * @param reason the same in words, the kernel's own if it has any
   */
  record SocketFailed(int socketId, int errno, String reason) implements Input {}

  /**
   * Reading an open socket failed, for another reason than that nothing waits.
   *
   * @param socketId its id
   * @param errno positive errno
   * @param reason the same in words, the kernel's own if it has any
   */
  record ReceiveFailed(int socketId, int errno, String reason) implements Input {}

  /**
   * An advert could not be sent.
   *
   * @param routerId the sender
   * @param errno positive errno
   */
  record SendFailed(int routerId, int errno) implements Input {}

  /**
   * The kernel refused an address (adding an address that exists, or removing one that does not, is
   * not a failure).
   *
   * @param effect the order: {@link Effect.AddAddress} {@link Effect.RenewAddress} or {@link
   *     Effect.RemoveAddress}
   * @param errno positive errno
   * @param reason the same in words, the kernel's own if it has any
   */
  record AddressFailed(Effect effect, int errno, String reason) implements Input {
    /** A failure of which nothing but the number is known. */
    public AddressFailed(Effect effect, int errno) {
      this(effect, errno, "errno " + errno);
    }
  }

  /**
   * An interface could not be made, removed or set up.
   *
   * @param effect the order: {@link Effect.CreateLink}, {@link Effect.RemoveLink} or {@link
   *     Effect.SetLinkUp}
   * @param errno positive errno
   * @param reason the same in words, the kernel's own if it has any
   */
  record LinkFailed(Effect.LinkOrder effect, int errno, String reason) implements Input {}

  /**
   * A number was set that has to be restored; also told before the first {@link Configure}, of what
   * an earlier run has not restored.
   *
   * @param sysctl which number
   * @param before what it was
   * @param now what it is
   */
  record SysctlClaimed(Sysctl sysctl, int before, int now) implements Input {}

  /**
   * A number could not be set.
   *
   * @param effect the order: {@link Effect.SetSysctl}, {@link Effect.ClaimSysctl} or {@link
   *     Effect.RestoreSysctl}
   * @param errno positive errno
   * @param reason the same in words, the kernel's own if it has any
   */
  record SysctlFailed(Effect.LinkOrder effect, int errno, String reason) implements Input {}

  /**
   * An earlier run has made an interface and not removed it; told before the first {@link
   * Configure}.
   *
   * @param interfaceName its name
   */
  record LinkLeftBehind(String interfaceName) implements Input {}

  /**
   * A route or a rule of ours is in the kernel (again).
   *
   * @param item as it was ordered
   */
  record RoutingAdded(RoutingItem item) implements Input {}

  /**
   * A route or a rule of ours is no longer in the kernel.
   *
   * @param item as it was ordered
   */
  record RoutingRemoved(RoutingItem item) implements Input {}

  /**
   * A route or a rule that an earlier run may have left, and that the configuration does not ask
   * for; told before the first {@link Configure}.
   *
   * @param item what to remove
   */
  record RoutingLeftBehind(LeftRouting item) implements Input {}

  /** Changes of routes and rules may have been missed. */
  record RoutingUncertain() implements Input {}

  /**
   * Reports of the kernel were lost, because too many came at once; all links and addresses were
   * listed again. Told before {@link RoutingUncertain}.
   *
   * @param reason the kernel's word for it
   */
  record ReportsLost(String reason) implements Input {}

  /**
   * The kernel refused a route or a rule.
   *
   * @param effect the {@link Effect.AddRouting} or {@link Effect.RemoveRouting}
   * @param reason the kernel's own words
   */
  record RoutingFailed(Effect effect, String reason) implements Input {}

  /**
   * The packet filter could not be made what is wanted.
   *
   * @param effect the order
   * @param reason in the words of whoever refused it
   */
  record FirewallFailed(Effect.SetFirewall effect, String reason) implements Input {}

  /**
   * An earlier run has left rules of the packet filter.
   *
   * @param namespace the network namespace; empty for the daemon's own
   */
  record FirewallLeftBehind(String namespace) implements Input {}

  /**
   * Somebody else has removed rules of the packet filter that are ours.
   *
   * @param namespace the network namespace; empty for the daemon's own
   */
  record FirewallTouched(String namespace) implements Input {}

  /**
   * A run of a tracking script ended.
   *
   * @param script its name
   * @param outcome how
   */
  record ScriptFinished(String script, ScriptOutcome outcome) implements Input {}

  /**
   * A tracked file was read: after the {@link Configure} that names it, and whenever it changes.
   *
   * @param file name of its {@code track_file}
   * @param reading what it says
   */
  record FileRead(String file, FileReading reading) implements Input {}

  /**
   * Processes were counted: after the {@link Configure} that names them, and at every change.
   *
   * @param process name of its {@code vrrp_track_process}
   * @param running how many of them run
   * @param arrival how those came that are new
   */
  record ProcessCounted(String process, int running, ProcessArrival arrival) implements Input {}

  /**
   * The command of a gate ended, or could not be started. Late news of a gate that is no longer
   * waited for are nothing.
   *
   * @param gateId id of its {@link Effect.RunGate}
   * @param outcome how
   */
  record GateFinished(int gateId, ScriptOutcome outcome) implements Input {}

  /**
   * A frame says that a station has an address of the configuration: ARP or a neighbour
   * advertisement. Told while {@link Engine#holdsAddresses}.
   *
   * @param ifIndex interface it came in by
   * @param address the address
   * @param mac the station
   */
  record ClaimHeard(int ifIndex, IpAddress address, MacAddress mac) implements Input {}

  /** Somebody took the statistics and wants every virtual router to count anew. */
  record StatisticsCleared() implements Input {}

  /**
   * A BFD control packet came in. One reusable object for each receiver: the engine keeps no
   * reference to it.
   */
  final class BfdReceived implements Input {
    private final BfdPacket packet = new BfdPacket();
    private BfdDecodeError error = BfdDecodeError.NONE;
    private boolean isMultihop;
    private Family family = Family.IPV4;
    private long sourceHigh;
    private long sourceLow;
    private int ttl;

    /** Creates a carrier of nothing. */
    public BfdReceived() {}

    /** The view to wrap around the received bytes. */
    public BfdPacket packet() {
      return packet;
    }

    /** What the view said of them. */
    public BfdDecodeError error() {
      return error;
    }

    /** Whether it came to the port of RFC 5883. */
    public boolean isMultihop() {
      return isMultihop;
    }

    /** TTL or hop limit it arrived with. */
    public int ttl() {
      return ttl;
    }

    /** Whether an address is the sender's. */
    public boolean isFrom(IpAddress address) {
      return address.family() == family
          && address.high() == sourceHigh
          && address.low() == sourceLow;
    }

    /** Sets the answer of the packet's wrap method, the port and the TTL, and returns this. */
    public BfdReceived with(BfdDecodeError wrapped, boolean multihop, int receivedTtl) {
      error = wrapped;
      isMultihop = multihop;
      ttl = receivedTtl;
      return this;
    }

    /** Sets the sender's address in the form of {@link IpAddress} and returns this. */
    public BfdReceived from(Family senderFamily, long high, long low) {
      family = senderFamily;
      sourceHigh = high;
      sourceLow = low;
      return this;
    }
  }

  /**
   * An {@link Effect.OpenBfd} succeeded.
   *
   * @param sessionId its id
   */
  record BfdOpened(int sessionId) implements Input {}

  /**
   * An {@link Effect.OpenBfd} failed, or an open socket broke and was closed.
   *
   * @param sessionId its id
   * @param errno positive errno
   */
  record BfdFailed(int sessionId, int errno) implements Input {}

  /**
   * The daemon is asked to stop: every master says so and gives its addresses back. Asked again
   * with {@link StopMode#NOW}, it waits no longer.
   *
   * @param mode gently or at once
   */
  record StopRequested(StopMode mode) implements Input {}

  /**
   * The host shall serve no more, as far as others can: every virtual router hands over and stands
   * aside, until {@link MaintenanceChanged} switches that off.
   *
   * @param way how masters give way
   */
  record DrainRequested(HandoverWay way) implements Input {}

  /**
   * A virtual router shall let another host serve. Nothing happens unless it is master.
   *
   * @param router the instance's name
   * @param way how it gives way
   */
  record HandoverRequested(String router, HandoverWay way) implements Input {}

  /**
   * Maintenance is switched on or off, or is known to be on from an earlier run; then this comes
   * before the first {@link Configure}. On hands over by {@link HandoverWay#RELEASE} and makes
   * every virtual router stand aside; off ends that, and a drain, and every hand-over.
   *
   * @param on whether it is on
   */
  record MaintenanceChanged(boolean on) implements Input {}
}
