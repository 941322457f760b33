package io.holdfast.daemon.loop;

import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetworkNamespace;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Another network namespace than the daemon's, with what is open in it. The engine knows its
 * interfaces by names and numbers that are unique over all of them. Owned by the loop thread.
 */
final class Space implements InputPump.Edge, AutoCloseable {
  private final Opened opened;
  private final NetworkNamespace home;
  private final LinkIds ids;
  private final Map<Integer, Integer> idsByIndex = new HashMap<>();
  private final InputPump pump;
  private final AddressBatch addresses;
  private final AnnounceSender announcements;
  private final ClaimReceiver claims;

  /**
   * A namespace that was opened.
   *
   * @param name what {@code ip netns} calls it
   * @param namespace a way into it
   * @param channels what is open in it
   */
  record Opened(String name, NetworkNamespace namespace, Channels channels)
      implements AutoCloseable {
    @Override
    public void close() {
      channels.close();
      namespace.close();
    }
  }

  /** Wires what was opened; {@code home} is where the loop thread belongs. */
  Space(Opened opened, NetworkNamespace home, Spaces.Wiring wiring) {
    this.opened = opened;
    this.home = home;
    this.ids = wiring.ids();
    Channels channels = opened.channels();
    RoutingView routing = new RoutingView(name -> 0); // No instance has routes here.
    pump = new InputPump(channels, wiring.turn(), routing, this);
    addresses =
        new AddressBatch(
            new NetlinkAddresses(channels.commands()),
            channels.marks().own(),
            new RoutingRequests(routing),
            ids::kernelIndex);
    announcements =
        new AnnounceSender(channels.packets().fd(), wiring.failures(), ids::kernelIndex);
    claims = new ClaimReceiver(channels, this::id);
  }

  String name() {
    return opened.name();
  }

  Channels channels() {
    return opened.channels();
  }

  InputPump pump() {
    return pump;
  }

  AddressBatch addresses() {
    return addresses;
  }

  AnnounceSender announcements() {
    return announcements;
  }

  ClaimReceiver claims() {
    return claims;
  }

  @Override
  public LinkMessage link(LinkMessage link) {
    return link.as(id(link.ifIndex()), NamespacedName.of(name(), link.name()));
  }

  @Override
  public AddressMessage address(AddressMessage address) {
    return address.on(id(address.ifIndex()));
  }

  @Override
  public boolean forwardsIpv6(String interfaceName) {
    boolean[] forwards = new boolean[1];
    opened
        .namespace()
        .visit(home, () -> forwards[0] = HERE.forwardsIpv6(NamespacedName.plain(interfaceName)));
    return forwards[0];
  }

  /** Opens the sockets of virtual routers here. */
  Result<SocketPair> open(SocketSpec socket, SocketOpener opener) {
    SocketSpec plain =
        new SocketSpec(
            socket.family(),
            ids.kernelIndex(socket.ifIndex()),
            NamespacedName.plain(socket.interfaceName()),
            socket.group(),
            socket.unicastSource());
    AtomicReference<Result<SocketPair>> pair = new AtomicReference<>();
    int result = opened.namespace().visit(home, () -> pair.set(opener.open(plain)));
    return result < 0
        ? new Result.Failure<>(Operation.OPEN_SOCKET, -result)
        : Objects.requireNonNull(pair.get());
  }

  /** The engine's number of an interface, given out when it is first asked for. */
  private int id(int kernelIndex) {
    return idsByIndex.computeIfAbsent(kernelIndex, index -> ids.allocate(this, index));
  }

  @Override
  public void close() {
    announcements.close();
    claims.close();
    opened.close();
  }
}
