package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertVectors.Vector;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The steady state, one advert sent or received, must leave nothing to collect. */
class AllocationTest {

  private static final int ROUNDS = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void receivingAllocatesNothing() {
    VrrpPacket packet = new VrrpPacket();
    for (Vector vector : AdvertVectors.all()) {
      ByteBuffer buffer = vector.buffer();
      Ipv6Meta meta = vector.meta();
      Runnable receive = () -> receive(packet, buffer, meta, vector);
      assertThat(bytesPerRun(receive)).isZero();
    }
  }

  @Test
  void sendingAnEncodedAdvertAgainAllocatesNothing() {
    Vector vector = AdvertVectors.named("v3 ipv4 unicast");
    ByteBuffer buffer = vector.buffer();
    List<IpAddress> peers = List.of(IpAddress.ipv4(1), IpAddress.ipv4(2));
    Runnable send =
        () -> {
          for (int peer = 0; peer < peers.size(); peer++) {
            AdvertEncoder.identifyIpv4(buffer, 0, peer + 1);
            AdvertEncoder.redirectIpv4(buffer, 0, peers.get(peer), ChecksumRule.V3_PSEUDO_HEADER);
          }
        };
    assertThat(bytesPerRun(send)).isZero();
  }

  private static void receive(VrrpPacket packet, ByteBuffer buffer, Ipv6Meta meta, Vector vector) {
    if (vector.source().family() == Family.IPV4) {
      packet.wrapIpv4(buffer, 0, buffer.limit());
    } else {
      packet.wrapIpv6(buffer, 0, buffer.limit(), meta);
    }
    boolean isIntact =
        packet.checksumValid(ChecksumRule.V2)
            || packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER);
    if (!isIntact || !packet.contains(vector.advert().addresses().getLast())) {
      throw new IllegalStateException("vector no longer decodes");
    }
  }

  /** Returns the mean over many runs: whatever the virtual machine allocates once divides to 0. */
  private static long bytesPerRun(Runnable task) {
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int round = 0; round < ROUNDS; round++) {
      task.run();
    }
    return (THREADS.getThreadAllocatedBytes(thread) - before) / ROUNDS;
  }
}
