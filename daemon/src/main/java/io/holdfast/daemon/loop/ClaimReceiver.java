package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.net.PacketFilter;
import io.holdfast.linux.net.PacketSocket;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Tells the engine of ARP frames and neighbour advertisements that claim one of the configured
 * addresses; the kernel drops all others, and all of them while this host holds no address: a
 * backup is not woken when its master announces thousands. A family without such addresses is not
 * listened to, so that its traffic costs nothing. Owned by the loop thread, but for {@link #watch}.
 */
public final class ClaimReceiver implements AutoCloseable {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int SLOTS = 16;

  /** An advertisement with a few options. */
  private static final int SLOT_BYTES = 128;

  private final PacketSocket arp;
  private final PacketSocket adverts;
  private final IntUnaryOperator engineIndex;
  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, SLOT_BYTES);
  private volatile Wanted wanted = Wanted.NOTHING;
  private Filters current = Filters.NONE;

  /** What each socket lets in, and of which kind of frame: 0 for none. */
  private record Filters(int arpType, PacketFilter arp, int advertType, PacketFilter adverts) {
    static final Filters NONE = new Filters(0, PacketFilter.DROP_ALL, 0, PacketFilter.DROP_ALL);

    Filters resting() {
      return new Filters(arpType, PacketFilter.DROP_ALL, advertType, PacketFilter.DROP_ALL);
    }
  }

  /** What a configuration wants while addresses are held, and while none is. */
  private record Wanted(Filters listening, Filters resting, Consumer<String> complaints) {
    static final Wanted NOTHING = new Wanted(Filters.NONE, Filters.NONE, ignored -> {});
  }

  /**
   * Receives by sockets that the caller closes.
   *
   * @param engineIndex the engine's number of an interface, from the kernel's
   */
  ClaimReceiver(Channels channels, IntUnaryOperator engineIndex) {
    this.arp = channels.arpClaims();
    this.adverts = channels.advertClaims();
    this.engineIndex = engineIndex;
  }

  /** Names the addresses of a configuration: they count from the next turn on. Any thread. */
  public void watch(Configuration configuration, Consumer<String> complaints) {
    Set<IpAddress> ipv4 = new TreeSet<>();
    Set<IpAddress> ipv6 = new TreeSet<>();
    for (RouterSpec router : configuration.routers()) {
      for (List<AddressSpec> lines : List.of(router.addresses(), router.excludedAddresses())) {
        for (AddressSpec line : lines) {
          (line.address().family() == Family.IPV4 ? ipv4 : ipv6).add(line.address());
        }
      }
    }
    Filters listening =
        new Filters(
            ipv4.isEmpty() ? 0 : ETHER_TYPE_ARP,
            PacketFilter.arpSenders(ipv4),
            ipv6.isEmpty() ? 0 : ETHER_TYPE_IPV6,
            PacketFilter.neighborAdverts(ipv6));
    wanted = new Wanted(listening, listening.resting(), complaints);
  }

  /** Addresses are held: hears of claims from now on. */
  void listen() {
    Wanted now = wanted;
    change(now.listening(), now.complaints());
  }

  /** No address is held: the kernel drops claims from now on. */
  void rest() {
    Wanted now = wanted;
    change(now.resting(), now.complaints());
  }

  private void change(Filters next, Consumer<String> complaints) {
    if (Objects.equals(next, current)) {
      return;
    }
    current = next;
    int result = listen(arp, next.arp(), next.arpType());
    if (result < 0) {
      complaints.accept("Cannot watch for foreign ARP claims (errno " + -result + ")");
    }
    result = listen(adverts, next.adverts(), next.advertType());
    if (result < 0) {
      complaints.accept("Cannot watch for foreign neighbour claims (errno " + -result + ")");
    }
  }

  /** Has the loop woken by both sockets; zero or the negated errno. */
  int watchBy(Epoll epoll, long token) {
    int result = epoll.add(arp.fd(), Epoll.IN, token);
    return result == 0 ? epoll.add(adverts.fd(), Epoll.IN, token) : result;
  }

  /** Tells of a batch of what waits on each socket; the rest comes with the next turn. */
  void drain(Turn turn, long nowNanos) {
    drain(arp, turn, nowNanos);
    drain(adverts, turn, nowNanos);
  }

  private void drain(PacketSocket socket, Turn turn, long nowNanos) {
    int count = batch.receiveOnce(socket.fd());
    for (int slot = 0; slot < count; slot++) {
      NeighborClaim claim =
          NeighborClaim.read(batch.buffer(), batch.offset(slot), batch.length(slot));
      if (claim != null) {
        turn.apply(
            new Input.ClaimHeard(
                engineIndex.applyAsInt(batch.linkIndex(slot)), claim.address(), claim.mac()),
            nowNanos);
      }
    }
  }

  /** Without a kind of frame the socket stays as it is: closed, or with a filter that drops. */
  private static int listen(PacketSocket socket, PacketFilter filter, int etherType) {
    int result = socket.attach(filter);
    return result < 0 || etherType == 0 ? result : socket.listen(etherType);
  }

  @Override
  public void close() {
    batch.close();
  }
}
