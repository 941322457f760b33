package io.holdfast.linux.net;

import static io.holdfast.linux.net.Adverts.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.TestNamespace.Veth;
import io.holdfast.linux.event.RealtimeClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawSocketTest {
  private static final IpAddress LEFT = ip("10.9.0.1");
  private static final IpAddress LEFT6 = ip("fe80::aa");
  private static final SendFailures NONE =
      (token, errno) -> {
        throw new AssertionError(token + ": " + Errno.describe(errno));
      };

  private static RawSocketSettings multicast(Family family, String name, int index) {
    return RawSocketSettings.multicast(Vrrp.group(family), name, index);
  }

  private static void send(RawSocket socket, NativeMemory packet, SendTarget target) {
    try (SendBatch batch = new SendBatch(1)) {
      batch.add(packet.address(), packet.size(), target, 0);
      assertThat(batch.flush(socket.fd(), socket.sendFlags(), NONE)).isZero();
    }
  }

  @Test
  void ipv4AdvertsReachTheGroupOnTheOtherEnd() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      Adverts.addAddress(veth.left().ifIndex(), "10.9.0.1", 24);
      try (RawSocket out = openSend(veth, Family.IPV4);
          RawSocket in = openReceive(veth, Family.IPV4);
          ReceiveBatch batch = new ReceiveBatch(4, 2048);
          RealtimeClock clock = new RealtimeClock();
          SendTarget target = SendTarget.ip(Vrrp.group(Family.IPV4), 0);
          NativeMemory packet =
              Adverts.encode(51, AdvertEnvelope.multicast(LEFT, 3), "10.9.0.100")) {
        assertThat(batch.receive(in.fd())).isZero();
        long startNanos = clock.nanos();
        send(out, packet, target);
        send(out, packet, target);
        assertThat(Adverts.readable(in.fd())).isTrue();
        assertThat(batch.receive(in.fd())).isEqualTo(2);
        assertThat(batch.truncated(1)).isFalse();
        assertThat(batch.info(1).sourceLow()).isEqualTo(LEFT.low());
        assertThat(batch.arrivalNanos(0)).isBetween(startNanos, batch.arrivalNanos(1));
        assertThat(batch.arrivalNanos(1)).isBetween(startNanos, clock.nanos());
        VrrpPacket view = new VrrpPacket();
        assertThat(view.wrapIpv4(batch.buffer(), batch.offset(1), batch.length(1)))
            .isEqualTo(DecodeError.NONE);
        assertThat(view.vrid()).isEqualTo(51);
        assertThat(view.ttl()).isEqualTo(255);
        assertThat(view.source()).isEqualTo(LEFT);
        assertThat(view.destination()).isEqualTo(Vrrp.group(Family.IPV4));
        assertThat(view.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)).isTrue();
        assertThat(batch.buffer().get(batch.offset(1) + 1)).as("TOS").isEqualTo((byte) 0xC0);
        assertThat(batch.receive(out.fd())).as("the send socket hears nothing").isZero();
      }
    });
  }

  @Test
  void ipv6AdvertsCarryTheSourceAndAChecksumOfTheKernel() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      int index = veth.left().ifIndex();
      Adverts.addAddress(index, "fe80::aa", 64);
      IpAddress group = Vrrp.group(Family.IPV6);
      try (RawSocket out = openSend(veth, Family.IPV6);
          RawSocket in = openReceive(veth, Family.IPV6);
          ReceiveBatch batch = new ReceiveBatch(4, 2048);
          RealtimeClock clock = new RealtimeClock();
          SendTarget target = SendTarget.ipv6From(LEFT6, group, index);
          NativeMemory packet =
              Adverts.encode(7, AdvertEnvelope.multicast(LEFT6, 3), "fe80::100")) {
        packet.bytes().putShort(6, (short) 0);
        long startNanos = clock.nanos();
        send(out, packet, target);
        assertThat(Adverts.readable(in.fd())).isTrue();
        assertThat(batch.receive(in.fd())).isEqualTo(1);
        assertThat(batch.arrivalNanos(0)).isBetween(startNanos, clock.nanos());
        PacketInfo info = batch.info(0);
        assertThat(info.hopLimit()).isEqualTo(255);
        assertThat(info.interfaceIndex()).isEqualTo(veth.right().ifIndex());
        Ipv6Meta meta = new Ipv6Meta();
        info.copyTo(meta);
        VrrpPacket view = new VrrpPacket();
        assertThat(view.wrapIpv6(batch.buffer(), batch.offset(0), batch.length(0), meta))
            .isEqualTo(DecodeError.NONE);
        assertThat(view.source()).isEqualTo(LEFT6);
        assertThat(view.destination()).isEqualTo(group);
        assertThat(view.ttl()).isEqualTo(255);
        assertThat(view.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)).isTrue();
      }
    });
  }

  @Test
  void unicastOfBothFamilies() throws Exception {
    TestNamespace.run(() -> {
      for (String address : List.of("127.0.0.5", "::1")) {
        IpAddress here = ip(address);
        RawSocketSettings settings = RawSocketSettings.unicast(here, "", 0);
        try (RawSocket out = RawSocket.openSend(settings.withUnicastHops(77)).orThrow();
            RawSocket in = RawSocket.openReceive(settings.withReceiveBufferBytes(65536)).orThrow();
            ReceiveBatch batch = new ReceiveBatch(1, 2048);
            SendTarget target = SendTarget.ip(here, 0);
            NativeMemory packet =
                Adverts.encode(3, AdvertEnvelope.unicast(here, here, 3), address)) {
          send(out, packet, target);
          assertThat(Adverts.readable(in.fd())).isTrue();
          assertThat(batch.receive(in.fd())).isEqualTo(1);
          PacketInfo info = batch.info(0);
          assertThat(info.sourceHigh()).isEqualTo(here.high());
          assertThat(info.sourceLow()).isEqualTo(here.low());
          boolean isIpv6 = here.family() == Family.IPV6;
          assertThat(info.hopLimit()).isEqualTo(isIpv6 ? 77 : PacketInfo.UNKNOWN);
          assertThat(Sockets.option(in.fd(), SocketOption.SO_RCVBUF)).isEqualTo(2 * 65536);
        }
      }
    });
  }

  @Test
  void aSourceNotYetConfiguredCanBeBoundAndOneOfTheOtherFamilyCannotBeAsked() throws Exception {
    TestNamespace.run(() -> {
      for (String address : List.of("192.0.2.1", "2001:db8::1")) {
        var settings = RawSocketSettings.unicast(ip(address), "lo", 1);
        RawSocket.openReceive(settings).orThrow().close();
      }
    });
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RawSocketSettings(Family.IPV6, 112, "lo", 1, null, ip("10.0.0.1"), 0, 0));
  }

  @Test
  void failuresNameTheStepAndLeaveNoDescriptorOpen() throws Exception {
    TestNamespace.run(() -> {
      failToOpen();
      assertThat(rawSockets()).isEmpty();
      try (RawSocket open = RawSocket.openReceive(multicast(Family.IPV4, "lo", 1)).orThrow()) {
        assertThat(rawSockets()).as("sees descriptor %d", open.fd()).hasSize(1);
      }
    });
  }

  private static void failToOpen() {
    RawSocketSettings missing = multicast(Family.IPV4, "nosuchif", 99);
    assertThat(RawSocket.openReceive(missing))
        .isEqualTo(new Result.Failure<>(Operation.BIND_DEVICE, Errno.ENODEV));
    RawSocketSettings badIndex = multicast(Family.IPV6, "lo", 99);
    assertThat(RawSocket.openReceive(badIndex))
        .isEqualTo(new Result.Failure<>(Operation.JOIN_GROUP, Errno.ENODEV));
  }

  @Test
  void theFilterLetsOnlyItsVridsIn() throws Exception {
    TestNamespace.run(() -> {
      for (String address : List.of("127.0.0.5", "::1")) {
        assertThat(receivedThrough(filter(ip(address).family(), 1, 51, 255), ip(address)))
            .containsExactly(1, 51, 255);
        assertThat(receivedThrough(filter(ip(address).family()), ip(address))).isEmpty();
        int[] all = java.util.stream.IntStream.rangeClosed(1, 255).toArray();
        assertThat(receivedThrough(filter(ip(address).family(), all), ip(address)))
            .containsExactly(1, 2, 51, 254, 255);
      }
    });
  }

  /** The captured packet of packets.md section 8, its destination changed to our own. */
  @Test
  void theFilterLooksBehindAnAuthenticationHeader() throws Exception {
    byte[] captured =
        HexFormat.of()
            .parseHex(
                "45c0004000010000ff33d0530a6300017f000005"
                    + "700400000a6300010000000178657b31c5c4797a4ca0eea4"
                    + "210fff010201d3170a6300730000000000000000");
    TestNamespace.run(() -> {
      for (int vrid : new int[] {15, 16}) {
        RawSocketSettings settings =
            new RawSocketSettings(
                Family.IPV4,
                RawSocketSettings.AUTHENTICATION_HEADER,
                "lo",
                1,
                null,
                ip("127.0.0.5"),
                0,
                0);
        BitSet accepted = new BitSet();
        accepted.set(vrid);
        try (RawSocket out = RawSocket.openSend(settings).orThrow();
            RawSocket in = RawSocket.openReceive(settings).orThrow();
            ReceiveBatch batch = new ReceiveBatch(2, 2048);
            SendTarget target = SendTarget.ip(ip("127.0.0.5"), 0);
            NativeMemory packet = NativeMemory.allocate(captured.length)) {
          in.attach(
              PacketFilter.vrids(Family.IPV4, RawSocketSettings.AUTHENTICATION_HEADER, accepted));
          packet.bytes().put(0, captured);
          packet.bytes().put(12, new byte[] {127, 0, 0, 5});
          send(out, packet, target);
          assertThat(batch.receive(in.fd())).isEqualTo(vrid == 15 ? 1 : 0);
        }
      }
    });
  }

  @Test
  void whatIsTooShortToHaveAnIdIsLetIn() throws Exception {
    TestNamespace.run(() -> {
      IpAddress here = ip("127.0.0.5");
      RawSocketSettings settings = RawSocketSettings.unicast(here, "lo", 1);
      try (RawSocket out = RawSocket.openSend(settings).orThrow();
          RawSocket in = RawSocket.openReceive(settings).orThrow();
          ReceiveBatch batch = new ReceiveBatch(2, 2048);
          SendTarget target = SendTarget.ip(here, 0);
          NativeMemory packet =
              Adverts.encode(9, AdvertEnvelope.unicast(here, here, 3), here.toString())) {
        in.attach(filter(Family.IPV4, 51));
        try (SendBatch one = new SendBatch(1)) {
          for (int length : new int[] {0, 1, 2, 8}) {
            one.add(packet.address(), 20 + length, target, 1);
            one.flush(out.fd(), out.sendFlags(), (token, errno) -> {});
            assertThat(batch.receive(in.fd()))
                .as("length %d", length)
                .isEqualTo(length < 2 ? 1 : 0);
          }
        }
      }
    });
  }

  @Test
  void theFilterRefusesIdsThatDoNotExist() {
    BitSet beyond = new BitSet();
    beyond.set(256);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PacketFilter.vrids(Family.IPV4, RawSocketSettings.VRRP, beyond));
  }

  private static PacketFilter filter(Family family, int... vrids) {
    BitSet set = new BitSet();
    for (int vrid : vrids) {
      set.set(vrid);
    }
    return PacketFilter.vrids(family, RawSocketSettings.VRRP, set);
  }

  private static List<Integer> receivedThrough(PacketFilter filter, IpAddress here) {
    RawSocketSettings settings = RawSocketSettings.unicast(here, "lo", 1);
    List<Integer> received = new ArrayList<>();
    try (RawSocket out = RawSocket.openSend(settings).orThrow();
        RawSocket in = RawSocket.openReceive(settings).orThrow();
        ReceiveBatch batch = new ReceiveBatch(8, 2048);
        SendTarget target = SendTarget.ip(here, 0)) {
      assertThat(in.attach(filter)).isZero();
      for (int vrid : new int[] {1, 2, 51, 254, 255}) {
        try (NativeMemory packet =
            Adverts.encode(vrid, AdvertEnvelope.unicast(here, here, 3), here.toString())) {
          send(out, packet, target);
        }
      }
      // Loopback delivers within the send, so what is to come has come.
      int count = batch.receive(in.fd());
      int vridAt = here.family() == Family.IPV4 ? 21 : 1;
      for (int slot = 0; slot < count; slot++) {
        received.add(batch.buffer().get(batch.offset(slot) + vridAt) & 0xff);
      }
    }
    return received;
  }

  @Test
  void oneBadMessageDoesNotStopTheOthers() throws Exception {
    TestNamespace.run(() -> {
      IpAddress here = ip("127.0.0.5");
      RawSocketSettings settings = RawSocketSettings.unicast(here, "", 0);
      List<String> failures = new ArrayList<>();
      try (RawSocket out = RawSocket.openSend(settings).orThrow();
          RawSocket in = RawSocket.openReceive(settings).orThrow();
          ReceiveBatch received = new ReceiveBatch(8, 2048);
          SendBatch batch = new SendBatch(5);
          SendTarget good = SendTarget.ip(here, 0);
          SendTarget unreachable = SendTarget.ip(ip("203.0.113.1"), 0);
          NativeMemory packet =
              Adverts.encode(9, AdvertEnvelope.unicast(here, here, 3), "127.0.0.5")) {
        batch.add(packet.address(), packet.size(), unreachable, 10);
        batch.add(packet.address(), packet.size(), good, 11);
        batch.add(packet.address(), 100_000, good, 12);
        batch.add(packet.address(), packet.size(), good, 13);
        assertThat(batch.add(8, packet.size(), good, 14)).isTrue();
        assertThat(batch.add(packet.address(), packet.size(), good, 15)).isFalse();
        SendFailures record = (token, errno) -> failures.add(token + " " + Errno.name(errno));
        assertThat(batch.flush(out.fd(), 0, record)).isZero();
        assertThat(failures).containsExactly("10 ENETUNREACH", "12 EMSGSIZE", "14 EFAULT");
        assertThat(received.receive(in.fd())).isEqualTo(2);
        assertThat(batch.size()).isZero();
        batch.add(packet.address(), packet.size(), good, 16);
        assertThat(batch.flush(-1, 0, record)).isZero();
        assertThat(failures).last().isEqualTo("16 EBADF");
      }
    });
  }

  @Test
  void aLongDatagramIsCutAndMarked() throws Exception {
    TestNamespace.run(() -> {
      IpAddress here = ip("127.0.0.5");
      RawSocketSettings settings = RawSocketSettings.unicast(here, "", 0);
      try (RawSocket out = RawSocket.openSend(settings).orThrow();
          RawSocket in = RawSocket.openReceive(settings).orThrow();
          ReceiveBatch batch = new ReceiveBatch(2, 24);
          SendTarget target = SendTarget.ip(here, 0);
          NativeMemory packet =
              Adverts.encode(9, AdvertEnvelope.unicast(here, here, 3), "127.0.0.5")) {
        send(out, packet, target);
        assertThat(batch.receive(in.fd())).isEqualTo(1);
        assertThat(batch.truncated(0)).isTrue();
        assertThat(batch.length(0)).isEqualTo(24);
        assertThat(batch.receive(-1)).isEqualTo(-Errno.EBADF);
      }
    });
  }

  private static RawSocket openSend(Veth veth, Family family) {
    return RawSocket.openSend(multicast(family, "hfa", veth.left().ifIndex())).orThrow();
  }

  private static RawSocket openReceive(Veth veth, Family family) {
    return RawSocket.openReceive(multicast(family, "hfb", veth.right().ifIndex())).orThrow();
  }

  /** Those of this thread's namespace, where no other test opens any. */
  private static List<String> rawSockets() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String list : List.of("raw", "raw6")) {
      List<String> all = Files.readAllLines(Path.of("/proc/thread-self/net", list));
      lines.addAll(all.subList(1, all.size()));
    }
    return lines;
  }
}
