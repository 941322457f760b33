package io.holdfast.core.vrrp;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pair of sockets, the virtual routers that share it, and whom an advert on it is for. */
public final class VrrpSocket {
  private static final int VRID_RANGE = 256;
  private static final long REPORT_PAUSE_NANOS = 60_000_000_000L;
  private static final VrrpSocket[] ALONE = {};

  private static final int USELESS_AFTER = 16;
  private static final int EBADF = 9;
  private static final int ENOTSOCK = 88;

  private final SocketSpec spec;
  private final Timer retry;
  private final Backoff backoff = new Backoff();
  private final VirtualRouter[][] byVrid = new VirtualRouter[VRID_RANGE][];
  private final @Nullable KnownAdvert[] known = new KnownAdvert[VRID_RANGE];
  private final boolean[] hasReported = new boolean[VRID_RANGE];
  private final Map<LogEvent, Long> nextReportNanos = new EnumMap<>(LogEvent.class);
  private VrrpSocket[] twins = ALONE;
  private int users;
  private int id;
  private boolean isOpen;
  private boolean isOpening;
  private String failure = "";
  private int receiveFailures;
  private boolean isToBeMeasured;
  private long orderedBytes;
  private List<Integer> orderedVrids = List.of();

  VrrpSocket(SocketSpec spec, Timer retry) {
    this.spec = spec;
    this.retry = retry;
    Arrays.fill(byVrid, new VirtualRouter[0]);
  }

  /** What is opened. */
  public SocketSpec spec() {
    return spec;
  }

  /** The id of the last order to open it. */
  public int id() {
    return id;
  }

  /** Whether it can be used. */
  public boolean isOpen() {
    return isOpen;
  }

  /** The virtual routers of a VRID; more than one only for unicast with different peers. */
  public VirtualRouter[] routers(int vrid) {
    return byVrid[vrid];
  }

  /** Whether a packet for an unknown VRID, never reported before, has come. Remembers it. */
  public boolean isFirstUnknown(int vrid) {
    boolean first = !hasReported[vrid];
    hasReported[vrid] = true;
    return first;
  }

  /**
   * Whether a complaint about packets that cannot be read is to be logged: each at most once a
   * minute, whatever comes between, so that nobody can fill the log. Remembers it.
   */
  public boolean isReportDue(LogEvent complaint, long nowNanos) {
    Long next = nextReportNanos.get(complaint);
    boolean due = next == null || nowNanos >= next;
    if (due) {
      nextReportNanos.put(complaint, nowNanos + REPORT_PAUSE_NANOS);
    }
    return due;
  }

  /**
   * Whether a packet says again what its virtual router follows; then that is all there is to it.
   *
   * @param cameNanos when it came
   */
  public boolean isFollowedAgain(VrrpPacket packet, long cameNanos) {
    KnownAdvert advert = known[packet.vrid()];
    return advert != null && advert.isFollowedAgain(packet, cameNanos);
  }

  /** The line that says why a packet cannot be read. */
  public LogEvent complaint(DecodeError error) {
    if (spec.family() == Family.IPV6) {
      return LogEvent.IPV6_TOO_SHORT;
    }
    return error == DecodeError.TOO_SHORT_FOR_AUTHENTICATION_HEADER
        ? LogEvent.AH_TOO_SHORT
        : LogEvent.IPV4_TOO_SHORT;
  }

  /** Something was received: reading works. */
  public void received() {
    receiveFailures = 0;
  }

  /** Counts a failed read; whether the socket is to be given up. Single failures pass by. */
  boolean isUselessFor(int number) {
    receiveFailures++;
    return isDead(number) || receiveFailures >= USELESS_AFTER;
  }

  /** Whether the descriptor is none of a socket any more. */
  private static boolean isDead(int number) {
    return number == EBADF || number == ENOTSOCK;
  }

  boolean isOpening() {
    return isOpening;
  }

  boolean hasFailed() {
    return !failure.isEmpty();
  }

  /** Why it is not open, in words; empty when nothing failed. */
  String failure() {
    return failure;
  }

  /** Whether an order to open it has not failed. */
  boolean isToBeClosed() {
    return isOpen || isOpening;
  }

  boolean isUsed() {
    return users > 0;
  }

  Timer retry() {
    return retry;
  }

  Backoff backoff() {
    return backoff;
  }

  /** The sum of what its users ask for may be another one. */
  void measure() {
    isToBeMeasured = true;
  }

  /** Orders what its users need of an open socket, if it is not what was ordered. */
  void order(ReceiveRoom room, SocketFilter filter, Effects out) {
    if (!isToBeMeasured || !isOpen) {
      return;
    }
    isToBeMeasured = false;
    List<Integer> vrids = filter.vrids(byVrid);
    if (!vrids.equals(orderedVrids)) {
      orderedVrids = vrids;
      out.add(new Effect.FilterSocket(id, vrids));
    }
    long bytes = 0;
    for (VirtualRouter[] routers : byVrid) {
      for (VirtualRouter router : routers) {
        bytes += room.bytes(router);
      }
    }
    if (bytes > 0 && bytes != orderedBytes) {
      orderedBytes = bytes;
      out.add(new Effect.SizeSocket(id, bytes));
    }
  }

  void opening(int newId) {
    id = newId;
    isOpening = true;
    isOpen = false;
  }

  void opened() {
    isOpening = false;
    isOpen = true;
    isToBeMeasured = true;
    orderedBytes = 0;
    orderedVrids = List.of();
    receiveFailures = 0;
    failure = "";
  }

  void failed(String reason) {
    isOpening = false;
    isOpen = false;
    failure = reason;
  }

  void attach(VirtualRouter router, int vrid) {
    VirtualRouter[] before = byVrid[vrid];
    VirtualRouter[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = router;
    byVrid[vrid] = after;
    know(vrid);
    users++;
    measure();
  }

  void detach(VirtualRouter router, int vrid) {
    VirtualRouter[] before = byVrid[vrid];
    VirtualRouter[] after = new VirtualRouter[before.length - 1];
    int kept = 0;
    for (VirtualRouter each : before) {
      if (each != router) {
        after[kept++] = each;
      }
    }
    byVrid[vrid] = after;
    know(vrid);
    users--;
    measure();
  }

  /**
   * The virtual router that a packet of a VRID from a sender is for, or null. The only one of its
   * VRID gets whatever comes, and checks the sender itself; one among several hears its peers.
   */
  public @Nullable VirtualRouter receiver(VrrpPacket packet) {
    VirtualRouter[] candidates = byVrid[packet.vrid()];
    if (candidates.length == 1 && !isSharedWithTwin(packet.vrid())) {
      return candidates[0];
    }
    return peerOf(packet);
  }

  /** Whether a packet that also comes to another socket is for a virtual router there. */
  public boolean isForTwin(VrrpPacket packet) {
    for (int index = 0; index < twins.length; index++) {
      if (twins[index].peerOf(packet) != null) {
        return true;
      }
    }
    return false;
  }

  /** Names the sockets that the kernel gives the same packets to. */
  void twins(VrrpSocket[] others) {
    twins = others;
    for (int vrid = 0; vrid < VRID_RANGE; vrid++) {
      know(vrid);
    }
  }

  /** The adverts of a VRID that can only be for one virtual router. */
  private void know(int vrid) {
    boolean isAlone = byVrid[vrid].length == 1 && twins.length == 0;
    known[vrid] = isAlone ? byVrid[vrid][0].known() : null;
  }

  /**
   * Whether the kernel gives unicast packets to both: they are bound to one address, and one of
   * them to any interface.
   */
  boolean isTwinOf(VrrpSocket other) {
    IpAddress source = spec.unicastSource();
    return other != this
        && source != null
        && source.equals(other.spec.unicastSource())
        && (spec.ifIndex() == 0 || other.spec.ifIndex() == 0);
  }

  /** A virtual router that hears the same packets as {@code router} and could not tell, or null. */
  @Nullable VirtualRouter rival(VirtualRouter router) {
    VirtualRouter rival = rivalHere(router);
    for (int index = 0; rival == null && index < twins.length; index++) {
      rival = twins[index].rivalHere(router);
    }
    return rival;
  }

  private @Nullable VirtualRouter rivalHere(VirtualRouter router) {
    for (VirtualRouter other : byVrid[router.spec().vrid()]) {
      if (other != router && PeerTable.share(router.spec().transport(), other.spec().transport())) {
        return other;
      }
    }
    return null;
  }

  private boolean isSharedWithTwin(int vrid) {
    for (int index = 0; index < twins.length; index++) {
      if (twins[index].byVrid[vrid].length > 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable VirtualRouter peerOf(VrrpPacket packet) {
    VirtualRouter[] candidates = byVrid[packet.vrid()];
    for (int index = 0; index < candidates.length; index++) {
      if (candidates[index].hasPeer(packet)) {
        return candidates[index];
      }
    }
    return null;
  }
}
