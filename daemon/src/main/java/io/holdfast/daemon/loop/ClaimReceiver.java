package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.linux.net.PacketFilter;
import io.holdfast.linux.net.PacketSocket;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * Tells the engine of ARP frames that claim one of the configured IPv4 addresses; the kernel drops
 * all others. Owned by the loop thread, but for {@link #watch}.
 */
public final class ClaimReceiver implements AutoCloseable {
  /** ETH_P_ARP. */
  static final int ETHER_TYPE = 0x0806;

  private static final int SLOTS = 16;
  private static final int SLOT_BYTES = 64;

  private final PacketSocket socket;
  private final IntUnaryOperator engineIndex;
  private final ReceiveBatch batch = new ReceiveBatch(SLOTS, SLOT_BYTES);

  /** Receives by a socket that the caller closes. */
  ClaimReceiver(PacketSocket socket) {
    this(socket, ifIndex -> ifIndex);
  }

  /** As the other, where the engine's numbers of interfaces are not the kernel's. */
  ClaimReceiver(PacketSocket socket, IntUnaryOperator engineIndex) {
    this.socket = socket;
    this.engineIndex = engineIndex;
  }

  /** Listens for the addresses of a configuration. Any thread. */
  public void watch(Configuration configuration, Consumer<String> complaints) {
    Set<IpAddress> addresses = new TreeSet<>();
    for (RouterSpec router : configuration.routers()) {
      add(router.addresses(), addresses);
      add(router.excludedAddresses(), addresses);
    }
    int result = socket.attach(PacketFilter.arpSenders(addresses));
    if (result < 0) {
      complaints.accept("Cannot watch for foreign ARP claims (errno " + -result + ")");
    }
  }

  int fd() {
    return socket.fd();
  }

  /** Tells of a batch of what waits; the rest comes with the next turn. */
  void drain(Turn turn, long nowNanos) {
    int count = batch.receive(socket.fd());
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

  @Override
  public void close() {
    batch.close();
  }

  private static void add(List<AddressSpec> lines, Set<IpAddress> addresses) {
    for (AddressSpec line : lines) {
      if (line.address().family() == Family.IPV4) {
        addresses.add(line.address());
      }
    }
  }
}
