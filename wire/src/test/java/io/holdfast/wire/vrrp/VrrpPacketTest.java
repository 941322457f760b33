package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertVectors.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VrrpPacketTest {

  static List<Vector> vectors() {
    return AdvertVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyTruncationIsEitherAnErrorOrShorterThanItShouldBe(Vector vector) {
    VrrpPacket packet = new VrrpPacket();
    int enough = vector.source().family() == Family.IPV4 ? 28 : 8;
    for (int length = 0; length < vector.datagram().length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(vector.datagram(), length));
      DecodeError error = AdvertVectors.wrap(packet, cut, vector);
      if (length < enough) {
        boolean noIpHeader = enough == 28 && length < 20;
        assertThat(error)
            .isEqualTo(noIpHeader ? DecodeError.TOO_SHORT_FOR_IP : DecodeError.TOO_SHORT_FOR_VRRP);
        assertBlank(packet);
      } else {
        assertThat(error).isEqualTo(DecodeError.NONE);
        assertThat(packet.receivedLength()).isEqualTo(length).isLessThan(packet.expectedLength());
        for (ChecksumRule rule : ChecksumRule.values()) {
          assertThat(packet.checksumValid(rule)).isFalse();
        }
        assertThat(packet.authDataMatches(0)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, WRONG_IP_VERSION",
    "0x65, WRONG_IP_VERSION",
    "0x55, WRONG_IP_VERSION",
    "0x40, BAD_IP_HEADER_LENGTH",
    "0x44, BAD_IP_HEADER_LENGTH",
    "0x45, NONE",
    "0x48, NONE",
    "0x49, NONE",
    "0x4a, TOO_SHORT_FOR_VRRP",
    "0x4b, TOO_SHORT_FOR_VRRP",
    "0x4c, TOO_SHORT_FOR_IP",
    "0x4f, TOO_SHORT_FOR_IP"
  })
  void judgesTheFirstByteOfFortyFour(int first, DecodeError expected) {
    VrrpPacket packet = new VrrpPacket();
    ByteBuffer buffer = AdvertVectors.named("v2 no auth").buffer();
    buffer.put(0, (byte) first);
    assertThat(packet.wrapIpv4(buffer, 0, buffer.limit())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 40",
    "0, -1",
    "0, 45",
    "1, 44",
    "44, 1",
    "45, 0",
    "2147483647, 2147483647",
    "-2147483648, 2147483647",
    "2147483647, 0",
    "0, 2147483647",
    "0, -2147483648"
  })
  void refusesARangeOutsideTheBuffer(int offset, int length) {
    VrrpPacket packet = new VrrpPacket();
    Vector vector = AdvertVectors.named("v2 no auth");
    ByteBuffer buffer = vector.buffer();
    assertThat(packet.wrapIpv4(buffer, offset, length)).isEqualTo(DecodeError.OUTSIDE_BUFFER);
    assertThat(packet.wrapIpv6(buffer, offset, length, new Ipv6Meta()))
        .isEqualTo(DecodeError.OUTSIDE_BUFFER);
    assertBlank(packet);
  }

  @Test
  void isBlankBeforeTheFirstDatagramAndAfterAnError() {
    VrrpPacket packet = new VrrpPacket();
    assertBlank(packet);
    Vector vector = AdvertVectors.named("v2 password");
    AdvertVectors.wrap(packet, vector.buffer(), vector);
    assertThat(packet.vrid()).isEqualTo(12);
    packet.wrapIpv4(vector.buffer(), 0, 3);
    assertBlank(packet);
  }

  @Test
  void ethernetPaddingIsSeenButNotSummed() {
    Vector vector = AdvertVectors.named("v3 ipv4 multicast");
    byte[] padded = Arrays.copyOf(vector.datagram(), 46);
    padded[45] = 1;
    VrrpPacket packet = new VrrpPacket();
    packet.wrapIpv4(ByteBuffer.wrap(padded), 0, padded.length);
    assertThat(packet.receivedLength()).isEqualTo(46);
    assertThat(packet.ipTotalLength()).isEqualTo(32);
    assertThat(packet.expectedLength()).isEqualTo(32);
    assertThat(packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)).isTrue();
  }

  @Test
  void readsAddressesOnlyAsFarAsTheyWereReceived() {
    Vector vector = AdvertVectors.named("v3 ipv6");
    ByteBuffer lying = vector.buffer();
    lying.put(3, (byte) 255);
    VrrpPacket packet = new VrrpPacket();
    AdvertVectors.wrap(packet, lying, vector);
    assertThat(packet.addressCount()).isEqualTo(255);
    assertThat(packet.expectedVrrpLength()).isEqualTo(8 + 255 * 16);
    assertThat(packet.address(1)).hasToString("2001:db8::9");
    assertThat(packet.hasAddress(2)).isFalse();
    assertThat(packet.contains(IpAddress.unspecified(Family.IPV6))).isFalse();
  }

  @Test
  void skipsIpOptions() {
    Vector vector = AdvertVectors.named("v2 password");
    byte[] plain = vector.datagram();
    byte[] withOption = new byte[plain.length + 4];
    System.arraycopy(plain, 0, withOption, 0, 20);
    System.arraycopy(plain, 20, withOption, 24, plain.length - 20);
    withOption[0] = 0x46;
    VrrpPacket packet = new VrrpPacket();
    assertThat(packet.wrapIpv4(ByteBuffer.wrap(withOption), 0, withOption.length))
        .isEqualTo(DecodeError.NONE);
    assertThat(packet.vrid()).isEqualTo(12);
    assertThat(packet.expectedLength()).isEqualTo(withOption.length);
    assertThat(packet.checksumValid(ChecksumRule.V2)).isTrue();
  }

  @Test
  void reservedBitsDoNotEnterTheInterval() {
    Vector vector = AdvertVectors.named("v3 ipv4 multicast");
    ByteBuffer buffer = vector.buffer();
    buffer.putShort(24, (short) 0xffff);
    VrrpPacket packet = new VrrpPacket();
    AdvertVectors.wrap(packet, buffer, vector);
    assertThat(packet.intervalCs()).isEqualTo(4095);
    assertThat(packet.intervalRaw()).isEqualTo(0xffff);
    assertThat(packet.authType()).isZero();
    assertThat(packet.advertSecondsV2()).isZero();
  }

  private static void assertBlank(VrrpPacket packet) {
    assertThat(
            List.of(
                packet.ttl(),
                packet.ipProtocol(),
                packet.ipTotalLength(),
                packet.receivedLength(),
                packet.expectedLength(),
                packet.vrrpLength(),
                packet.expectedVrrpLength(),
                packet.version(),
                packet.type(),
                packet.vrid(),
                packet.priority(),
                packet.addressCount(),
                packet.authType(),
                packet.intervalRaw(),
                packet.intervalCs(),
                packet.checksum()))
        .containsOnly(0);
    assertThat(packet.source().isUnspecified()).isTrue();
    assertThat(packet.destination().isUnspecified()).isTrue();
    assertThat(packet.authDataMatches(0)).isFalse();
    assertThat(packet.hasAddress(0)).isFalse();
    for (ChecksumRule rule : ChecksumRule.values()) {
      assertThat(packet.checksumValid(rule)).isFalse();
    }
  }
}
