package io.holdfast.linux.net;

import static io.holdfast.linux.net.Adverts.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.neighbor.GratuitousArp;
import io.holdfast.wire.neighbor.NeighborAdvert;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PacketSocketTest {
  private static final int ETHER_TYPE_ARP = 0x0806;
  private static final int NETWORK_ORDER_ARP = 0x0608;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final int ETHER_TYPE_IPV6 = 0x86dd;
  private static final int FRAME_BYTES = 64;
  private static final int FRAMES = 20;

  @Test
  void gratuitousArpReachesTheOtherEndByteForByte() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      int index = veth.left().ifIndex();
      int capture =
          Sockets.open(
              SocketAddress.AF_PACKET, Sockets.SOCK_RAW | Sockets.SOCK_NONBLOCK, NETWORK_ORDER_ARP);
      try (PacketSocket socket = PacketSocket.open().orThrow();
          SendBatch batch = new SendBatch(FRAMES);
          ReceiveBatch received = new ReceiveBatch(4 * FRAMES, 2048);
          NativeMemory frames = NativeMemory.allocate(FRAMES * GratuitousArp.LENGTH);
          SendTarget target = SendTarget.link(index, ETHER_TYPE_ARP, MacAddress.BROADCAST);
          SendTarget gone = SendTarget.link(9999, ETHER_TYPE_ARP, MacAddress.BROADCAST)) {
        for (int frame = 0; frame < FRAMES; frame++) {
          int at = frame * GratuitousArp.LENGTH;
          GratuitousArp.ethernet(veth.left().mac(), ip("10.9.0." + (100 + frame)))
              .writeTo(frames.bytes(), at);
          SendTarget chosen = frame == 7 ? gone : target;
          batch.add(frames.address() + at, GratuitousArp.LENGTH, chosen, frame);
        }
        List<String> failures = new ArrayList<>();
        int left =
            batch.flush(
                socket.fd(), 0, (token, errno) -> failures.add(token + " " + Errno.name(errno)));
        assertThat(left).isZero();
        assertThat(failures).containsExactly("7 ENXIO");
        Set<String> seen = new TreeSet<>();
        while (seen.size() < FRAMES - 1) {
          assertThat(Adverts.readable(capture)).as("%s frames", seen.size()).isTrue();
          int count = received.receive(capture);
          for (int slot = 0; slot < count; slot++) {
            seen.add(hex(received, slot));
          }
        }
        String first =
            "ffffffffffff%1$s08060001080006040001%1$s0a090064ffffffffffff0a090064"
                .formatted(veth.left().mac().toString().replace(":", ""));
        assertThat(seen).hasSize(FRAMES - 1).contains(first);
      } finally {
        Descriptors.close(capture);
      }
    });
  }

  @Test
  void receivesOneKindOfFrameOnOneInterfaceAndNothingSentThere() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      int index = veth.left().ifIndex();
      PacketFilter filter = PacketFilter.framesOf(Family.IPV4, RawSocketSettings.VRRP);
      int there = veth.right().ifIndex();
      try (PacketSocket sender = PacketSocket.open().orThrow();
          PacketSocket vrrp = PacketSocket.openReceive(there, ETHER_TYPE_IPV4, filter).orThrow();
          PacketSocket here = PacketSocket.openReceive(index, ETHER_TYPE_IPV4, null).orThrow();
          SendBatch batch = new SendBatch(2);
          ReceiveBatch received = new ReceiveBatch(4, 2048);
          NativeMemory frames = NativeMemory.allocate(2 * FRAME_BYTES);
          SendTarget target = SendTarget.link(index, ETHER_TYPE_IPV4, MacAddress.BROADCAST)) {
        for (int frame = 0; frame < 2; frame++) {
          int at = frame * FRAME_BYTES;
          frames.bytes().put(at + 12, (byte) 0x08).put(at + 14, (byte) 0x45);
          frames.bytes().put(at + 23, (byte) (frame == 0 ? 17 : 112));
          batch.add(frames.address() + at, FRAME_BYTES, target, frame);
        }
        assertThat(batch.flush(sender.fd(), 0, (_, _) -> {})).isZero();
        assertThat(Adverts.readable(vrrp.fd())).isTrue();
        assertThat(received.receive(vrrp.fd())).isEqualTo(1);
        assertThat(received.buffer().get(23)).isEqualTo((byte) 112);
        assertThat(received.receive(here.fd())).isZero();
      }
      assertThat(PacketSocket.openReceive(9999, ETHER_TYPE_IPV4, null).toString())
          .contains("ENODEV");
    });
  }

  @Test
  void receivesArpFramesThatClaimCertainAddressesOnAnyInterface() throws Exception {
    // Alone, in a row, at both ends of what a word holds, and 255 rows of 20.
    List<IpAddress> watched = new ArrayList<>();
    for (String address :
        "0.0.0.1 10.9.0.99 10.9.0.100 10.9.0.101 255.255.255.255".split(" ", -1)) {
      watched.add(ip(address));
    }
    for (int place = 0; place < 255 * 20; place++) {
      watched.add(ip("172.16.%d.%d".formatted(place / 20, 1 + place % 20)));
    }
    List<String> others =
        List.of("0.0.0.2", "10.9.0.98", "10.9.0.102", "172.16.0.0", "172.16.9.21", "255.0.0.1");
    List<String> claimed =
        List.of("0.0.0.1", "10.9.0.99", "10.9.0.100", "10.9.0.101", "172.16.254.20", "172.16.9.1");
    assertThat(heardOf(PacketFilter.arpSenders(watched), others, claimed))
        .containsExactlyElementsOf(claimed);
    // Too many for a program: all are heard.
    List<IpAddress> tooMany = new ArrayList<>();
    for (int place = 0; place < 1301; place++) {
      tooMany.add(ip("172.%d.%d.1".formatted(16 + place / 250, place % 250)));
    }
    assertThat(heardOf(PacketFilter.arpSenders(tooMany), others, claimed))
        .hasSize(others.size() + claimed.size());
    tooMany.removeLast();
    assertThat(heardOf(PacketFilter.arpSenders(tooMany), others, List.of("172.21.49.1")))
        .containsExactly("172.21.49.1");
  }

  /** The addresses of those frames that pass. */
  private static List<String> heardOf(
      PacketFilter filter, List<String> before, List<String> claimed) throws Exception {
    List<String> heard = new ArrayList<>();
    List<String> all = new ArrayList<>(before);
    all.addAll(claimed);
    TestNamespace.runWithVeth(veth -> {
      SendTarget target =
          SendTarget.link(veth.left().ifIndex(), ETHER_TYPE_ARP, MacAddress.BROADCAST);
      try (target;
          PacketSocket sender = PacketSocket.open().orThrow();
          PacketSocket claims =
              PacketSocket.openReceive(0, ETHER_TYPE_ARP, PacketFilter.DROP_ALL).orThrow();
          SendBatch batch = new SendBatch(all.size());
          ReceiveBatch received = new ReceiveBatch(all.size() + 1, 2048);
          NativeMemory frames = NativeMemory.allocate(all.size() * FRAME_BYTES)) {
        assertThat(claims.attach(filter)).isZero();
        for (String address : all) {
          int at = batch.size() * FRAME_BYTES;
          GratuitousArp arp = GratuitousArp.ethernet(veth.left().mac(), ip(address));
          int length = arp.writeTo(frames.bytes(), at);
          batch.add(frames.address() + at, length, target, at);
        }
        assertThat(batch.flush(sender.fd(), 0, (_, _) -> {})).isZero();
        while (!heard.contains(claimed.getLast())) {
          assertThat(Adverts.readable(claims.fd())).isTrue();
          int count = received.receive(claims.fd());
          for (int slot = 0; slot < count; slot++) {
            heard.add(
                IpAddress.ipv4(received.buffer().getInt(received.offset(slot) + 28)).toString());
            assertThat(received.linkIndex(slot)).isEqualTo(veth.right().ifIndex());
          }
        }
      }
    });
    return heard;
  }

  @Test
  void receivesAdvertisementsThatReplaceCertainAddresses() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      SendTarget target =
          SendTarget.link(veth.left().ifIndex(), ETHER_TYPE_IPV6, MacAddress.BROADCAST);
      try (target;
          PacketSocket sender = PacketSocket.open().orThrow();
          PacketSocket claims = PacketSocket.open().orThrow();
          SendBatch batch = new SendBatch(4);
          ReceiveBatch received = new ReceiveBatch(4, 2048);
          NativeMemory frames = NativeMemory.allocate(4 * NeighborAdvert.LENGTH)) {
        List<IpAddress> watched = List.of(ip("fd00:9::99"), ip("fd00:9::100"));
        assertThat(claims.attach(PacketFilter.neighborAdverts(watched))).isZero();
        assertThat(claims.listen(ETHER_TYPE_IPV6)).isZero();
        String[] claimed = {"fd00:9::55", "fd00:9::100", "fd00:9::100", "fd00:9::99"};
        for (int index = 0; index < claimed.length; index++) {
          int at = index * NeighborAdvert.LENGTH;
          MacAddress mac = new MacAddress(0x0600_0000_0000L + index);
          int length =
              new NeighborAdvert(mac, ip(claimed[index]), NeighborAdvert.Role.ROUTER)
                  .writeTo(frames.bytes(), at);
          if (index == 1) {
            frames.bytes().put(at + 58, (byte) 0xc0); // Router and solicited, but no override.
          } else if (index == 2) {
            frames.bytes().put(at + 54, (byte) 135);
          }
          batch.add(frames.address() + at, length, target, index);
        }
        assertThat(batch.flush(sender.fd(), 0, (_, _) -> {})).isZero();
        assertThat(Adverts.readable(claims.fd())).isTrue();
        assertThat(received.receive(claims.fd())).isEqualTo(1);
        assertThat(received.buffer().get(11)).isEqualTo((byte) 3);
        assertThat(received.linkIndex(0)).isEqualTo(veth.right().ifIndex());
      }
    });
  }

  @Test
  void aFullSocketBufferKeepsTheRestForLater() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      // A queue that lets one frame a second go holds the rest, and with it the buffer.
      String queue = "tc qdisc add dev hfa root tbf rate 12kbit burst 1600 limit 1000000";
      assertThat(Spawn.run(SpawnRequest.of(List.of(queue.split(" ", -1)), 20_000)).outcome())
          .isEqualTo(new SpawnOutcome.Exited(0));
      int index = veth.left().ifIndex();
      try (PacketSocket socket = PacketSocket.open().orThrow();
          SendBatch batch = new SendBatch(FRAMES);
          NativeMemory frame = NativeMemory.allocate(1500);
          SendTarget target = SendTarget.link(index, ETHER_TYPE_ARP, MacAddress.BROADCAST)) {
        Sockets.setOption(socket.fd(), SocketOption.SO_SNDBUF, 0);
        for (int number = 0; number < FRAMES; number++) {
          batch.add(frame.address(), frame.size(), target, number);
        }
        List<Integer> failed = new ArrayList<>();
        int left = batch.flush(socket.fd(), 0, (token, errno) -> failed.add(token));
        assertThat(left).isBetween(1, FRAMES - 1);
        assertThat(batch.size()).isEqualTo(left);
        assertThat(batch.flush(socket.fd(), 0, (token, errno) -> failed.add(token)))
            .isBetween(1, left);
        assertThat(failed).isEmpty();
        batch.clear();
        assertThat(batch.size()).isZero();
      }
    });
  }

  private static String hex(ReceiveBatch batch, int slot) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < batch.length(slot); index++) {
      text.append("%02x".formatted(batch.buffer().get(batch.offset(slot) + index)));
    }
    return text.toString();
  }
}
