package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.vrrp.AdvertVectors.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input: frames captured from keepalived. Output: the same bytes from us, the same fields to us.
 */
class AdvertVectorTest {

  static List<Vector> vectors() {
    return AdvertVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodesTheCapturedBytes(Vector vector) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(200).order(order);
      int length = AdvertEncoder.encode(buffer, 3, vector.advert(), vector.envelope());
      if (vector.source().family() == Family.IPV4) {
        AdvertEncoder.identifyIpv4(buffer, 3, vector.identification());
      }
      assertThat(Table.slice(buffer, 3, length)).isEqualTo(vector.datagram());
      assertThat(length).isEqualTo(AdvertEncoder.encodedLength(vector.advert()));
      assertThat(buffer.position()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodesTheCapturedFields(Vector vector) {
    VrrpPacket packet = new VrrpPacket();
    DecodeError error =
        AdvertVectors.wrap(packet, vector.buffer().order(ByteOrder.LITTLE_ENDIAN), vector);
    Advertisement advert = vector.advert();
    boolean isVersion2 = advert.version() == 2;
    assertThat(error).isEqualTo(DecodeError.NONE);
    assertThat(packet.family()).isEqualTo(advert.family());
    assertThat(packet.source()).isEqualTo(vector.source());
    assertThat(packet.destination()).isEqualTo(vector.destination());
    assertThat(packet.ttl()).isEqualTo(255);
    assertThat(packet.ipProtocol()).isEqualTo(112);
    assertThat(packet.hasAuthenticationHeader()).isFalse();
    assertThat(packet.version()).isEqualTo(advert.version());
    assertThat(packet.type()).isEqualTo(1);
    assertThat(packet.vrid()).isEqualTo(advert.vrid());
    assertThat(packet.priority()).isEqualTo(advert.priority());
    assertThat(packet.intervalCs()).isEqualTo(advert.intervalCs());
    assertThat(packet.advertSecondsV2()).isEqualTo(isVersion2 ? advert.intervalCs() / 100 : 0);
    assertThat(packet.authType()).isEqualTo(advert.auth().type());
    assertThat(packet.receivedLength()).isEqualTo(vector.datagram().length);
    assertThat(packet.ipTotalLength()).isEqualTo(vector.datagram().length);
    assertThat(packet.expectedLength()).isEqualTo(vector.datagram().length);
    assertThat(packet.vrrpLength()).isEqualTo(advert.vrrpLength());
    assertThat(packet.expectedVrrpLength()).isEqualTo(advert.vrrpLength());
    assertThat(packet.checksumValid(vector.envelope().rule())).isTrue();
    assertThat(packet.authDataMatches(advert.auth().eightBytes())).isEqualTo(isVersion2);
    assertThat(packet.authDataMatches(~advert.auth().eightBytes())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodesTheCapturedAddresses(Vector vector) {
    VrrpPacket packet = new VrrpPacket();
    AdvertVectors.wrap(packet, vector.buffer(), vector);
    List<IpAddress> addresses = vector.advert().addresses();
    assertThat(packet.addressCount()).isEqualTo(addresses.size());
    for (int index = 0; index < addresses.size(); index++) {
      assertThat(packet.address(index)).isEqualTo(addresses.get(index));
      assertThat(packet.contains(addresses.get(index))).isTrue();
    }
    assertThat(packet.contains(vector.source())).isFalse();
    for (int index : new int[] {-1, Integer.MIN_VALUE, addresses.size(), Integer.MAX_VALUE}) {
      assertThat(packet.hasAddress(index)).isFalse();
      assertThat(packet.addressHigh(index) | packet.addressLow(index)).isZero();
    }
  }

  /** Captured: version 2 with authentication header, password "s3cret", sequence 1. */
  @Test
  void looksBehindAnAuthenticationHeader() {
    byte[] bytes =
        Table.hex(
            "45c0004000010000ff33d0530a630001e0000012"
                + "700400000a6300010000000178657b31c5c4797a4ca0eea4"
                + "210fff010201d317 0a630073 0000000000000000");
    VrrpPacket packet = new VrrpPacket();
    assertThat(packet.wrapIpv4(ByteBuffer.wrap(bytes), 0, bytes.length))
        .isEqualTo(DecodeError.NONE);
    assertThat(packet.ipProtocol()).isEqualTo(Ipv4Header.PROTOCOL_AUTHENTICATION_HEADER);
    assertThat(packet.hasAuthenticationHeader()).isTrue();
    assertThat(packet.vrid()).isEqualTo(15);
    assertThat(packet.authType()).isEqualTo(Vrrp.AUTH_HEADER);
    assertThat(packet.address(0)).hasToString("10.99.0.115");
    assertThat(packet.expectedLength()).isEqualTo(64);
    assertThat(packet.checksumValid(ChecksumRule.V2)).isTrue();
    assertThat(packet.wrapIpv4(ByteBuffer.wrap(bytes), 0, 51))
        .isEqualTo(DecodeError.TOO_SHORT_FOR_AUTHENTICATION_HEADER);
  }
}
