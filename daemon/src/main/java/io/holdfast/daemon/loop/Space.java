package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.NamespacedItem;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.daemon.routing.InterfaceIndex;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.linux.ffm.Errno;
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
  private final Interfaces interfaces = new Interfaces();
  private final InputPump pump;
  private final AddressBatch addresses;
  private final LinkOrders links;
  private final AnnounceSender announcements;
  private final ClaimReceiver claims;
  private final NftFirewall firewall;

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
    RoutingView routing = new RoutingView(interfaces);
    pump = new InputPump(channels, wiring.turn(), routing, this);
    addresses =
        new AddressBatch(
            new NetlinkAddresses(channels.commands()),
            channels.marks().own(),
            new RoutingRequests(routing),
            ids::kernelIndex);
    links =
        new LinkOrders(
            new NetlinkAddresses(channels.commands()),
            wiring.journal(),
            this::kernelIndex,
            ids::kernelIndex);
    announcements =
        new AnnounceSender(channels.packets().fd(), wiring.failures(), ids::kernelIndex);
    claims = new ClaimReceiver(channels, this::id);
    firewall =
        new NftFirewall(
            new NftFirewall.Place(name(), ids::kernelIndex),
            wiring.journal(),
            wiring.watch(),
            wiring.errors());
  }

  String name() {
    return opened.name();
  }

  /** Its interfaces, by the names they have there. */
  InterfaceIndex interfaces() {
    return interfaces;
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

  /** Whether somebody else has removed rules of ours. */
  boolean isTouched() {
    return firewall.isTouched();
  }

  /** Carries out an order about an interface or its settings. */
  void run(Effect.LinkOrder order, Answers answers) {
    int result = opened.namespace().visit(home, () -> links.run(order, answers));
    if (result < 0) {
      throw new IllegalStateException(order + ": " + Errno.name(-result));
    }
  }

  /** Sets the packet filter. */
  void set(Effect.SetFirewall order, Answers answers) {
    int result = opened.namespace().visit(home, () -> firewall.set(order, answers));
    if (result < 0) {
      answers.add(new Input.FirewallFailed(order, Errno.describe(-result)));
    }
  }

  /** Gives up what is open: the namespace is gone, and everything with it. */
  void abandon() {
    firewall.release();
    closeChannels();
  }

  @Override
  public LinkMessage link(LinkMessage link) {
    boolean isMade = LinkLayer.MACVLAN.equals(link.kind()) || LinkLayer.IPVLAN.equals(link.kind());
    int parent = isMade && link.parentIndex() > 0 ? id(link.parentIndex()) : 0;
    int master = link.masterIndex() > 0 ? id(link.masterIndex()) : 0;
    return link.as(id(link.ifIndex()), NamespacedName.of(name(), link.name()), parent, master);
  }

  @Override
  public AddressMessage address(AddressMessage address) {
    return address.on(id(address.ifIndex()));
  }

  @Override
  public RoutingItem routing(RoutingItem item) {
    return NamespacedItem.of(name(), item);
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

  /** The interfaces by the names they have there. */
  private final class Interfaces implements InterfaceIndex {
    @Override
    public int of(String interfaceName) {
      return kernelIndex(NamespacedName.of(name(), interfaceName));
    }

    @Override
    public long table(String vrf) {
      LinkState link = pump.link(NamespacedName.of(name(), vrf));
      return link == null ? 0 : link.layer().table();
    }
  }

  private int kernelIndex(String interfaceName) {
    return ids.kernelIndex(pump.ifIndex(interfaceName));
  }

  /** The engine's number of an interface, given out when it is first asked for. */
  private int id(int kernelIndex) {
    return idsByIndex.computeIfAbsent(kernelIndex, index -> ids.allocate(this, index));
  }

  @Override
  public void close() {
    opened.namespace().visit(home, firewall::close);
    closeChannels();
  }

  private void closeChannels() {
    announcements.close();
    claims.close();
    opened.close();
  }
}
