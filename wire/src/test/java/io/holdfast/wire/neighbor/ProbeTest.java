package io.holdfast.wire.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions who has an address, and the answers. */
class ProbeTest {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:07");
  private static final String ARP_PROBE =
      "ffffffffffff02000000000708060001080006040001"
          + "02000000000700000000"
          + "0000000000000a090064";

  @Test
  void asksByArpWithoutAnAddressOfItsOwn() {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer buffer = ByteBuffer.allocate(64).order(order);
      int length = new ArpProbe(MAC, address("10.9.0.100")).writeTo(buffer, 5);
      assertThat(length).isEqualTo(ArpProbe.LENGTH);
      assertThat(hex(buffer, 5, length)).isEqualTo(ARP_PROBE);
    }
  }

  @Test
  void asksByNeighbourSolicitation() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    NeighborSolicitation question =
        new NeighborSolicitation(MAC, address("fe80::1"), address("fd00:9::abcd"));
    int length = question.writeTo(buffer, 3);
    assertThat(length).isEqualTo(NeighborSolicitation.LENGTH);
    // The checksum makes the sum over pseudo header and message all ones.
    long sum = 0x20 + 58;
    for (int at = 22; at < length; at += 2) {
      sum += buffer.getShort(3 + at) & 0xffff;
    }
    assertThat((sum & 0xffff) + (sum >>> 16)).isEqualTo(0xffff);
    assertThat(hex(buffer, 3, length))
        .isEqualTo(
            "3333ff00abcd02000000000786dd6000000000203afffe800000000000000000000000000001"
                + "ff0200000000000000000001ff00abcd8700"
                + HexFormat.of().toHexDigits(buffer.getShort(3 + 56))
                + "00000000fd00000900000000000000000000abcd0101020000000007");
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffffffff02000000000808060001080006040001020000000008,0a090064",
    "02000000000702000000000808060001080006040002020000000008,0a090064",
    // A switch that answers for the station.
    "02000000000702000000000908060001080006040002020000000008,0a090064",
  })
  void anArpPacketClaimsItsSender(String head, String sender) {
    byte[] frame = HexFormat.of().parseHex(head + sender + "0200000000070a090001");
    NeighborClaim claim = NeighborClaim.read(ByteBuffer.wrap(frame), 0, frame.length);
    assertThat(claim)
        .isEqualTo(new NeighborClaim(address("10.9.0.100"), MacAddress.parse("02:00:00:00:00:08")));
  }

  @Test
  void anAdvertisementClaimsItsTarget() {
    ByteBuffer buffer = ByteBuffer.allocate(NeighborAdvert.LENGTH);
    IpAddress target = address("fd00:9::abcd");
    new NeighborAdvert(MAC, target, NeighborAdvert.Role.HOST).writeTo(buffer, 0);
    assertThat(NeighborClaim.read(buffer, 0, NeighborAdvert.LENGTH))
        .isEqualTo(new NeighborClaim(target, MAC));
  }

  @ParameterizedTest
  @CsvSource({
    // Sent on by another station, without the option, with an option before it, one of length 0.
    "02000000000a, ff, 0201020000000007, 02:00:00:00:00:07",
    "02000000000a, ff, '', 02:00:00:00:00:0a",
    "02000000000a, ff, 0e01000000000000020102000000000b, 02:00:00:00:00:0b",
    "02000000000a, ff, 0e00000000000000020102000000000b, 02:00:00:00:00:0a",
    "02000000000a, ff, 0e09000000000000020102000000000b, 02:00:00:00:00:0a",
    // Forwarded by a router.
    "02000000000a, fe, 0201020000000007, ",
  })
  void anAdvertisementNamesTheHardwareAddress(
      String sender, String hopLimit, String options, String expected) {
    String head = "333300000001" + sender + "86dd6000000000003a" + hopLimit;
    String addresses = "fd00000900000000000000000000abcd" + "ff020000000000000000000000000001";
    String message = "88000000" + "20000000" + "fd00000900000000000000000000abcd";
    byte[] frame = HexFormat.of().parseHex(head + addresses + message + options);
    NeighborClaim claim = NeighborClaim.read(ByteBuffer.wrap(frame), 0, frame.length);
    assertThat(claim == null ? null : claim.mac().toString()).isEqualTo(expected);
  }

  @Test
  void questionsClaimNothing() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    int arp = new ArpProbe(MAC, address("10.9.0.100")).writeTo(buffer, 0);
    assertThat(NeighborClaim.read(buffer, 0, arp)).isNull();
    int solicitation =
        new NeighborSolicitation(MAC, address("fe80::1"), address("fd00:9::1")).writeTo(buffer, 0);
    assertThat(NeighborClaim.read(buffer, 0, solicitation)).isNull();
  }

  @Test
  void noContentMakesTheReaderThrow() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 14) {
        bytes[12] = (byte) (round % 2 == 0 ? 0x08 : 0x86);
        bytes[13] = (byte) (round % 2 == 0 ? 0x06 : 0xdd);
      }
      int offset = random.nextInt(-2, 20);
      NeighborClaim claim = NeighborClaim.read(ByteBuffer.wrap(bytes), offset, bytes.length);
      assertThat(claim == null || offset == 0).isTrue();
    }
  }

  @Test
  void refusesAddressesThatCannotBeAskedFor() {
    IpAddress ipv4 = address("10.9.0.1");
    IpAddress ipv6 = address("fd00:9::1");
    assertThatIllegalArgumentException().isThrownBy(() -> new ArpProbe(MAC, ipv6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeighborSolicitation(MAC, ipv6, ipv4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeighborSolicitation(MAC, address("::"), ipv6));
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text);
  }

  private static String hex(ByteBuffer buffer, int offset, int length) {
    return HexFormat.of().formatHex(Table.slice(buffer, offset, length));
  }
}
