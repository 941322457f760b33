package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adverts with proof: the bytes of keepalived, and what becomes of them when a bit changes. */
class SealTest {
  private static final long KEY =
      AuthData.password("s3cret".getBytes(StandardCharsets.US_ASCII)).eightBytes();
  private static final long PUBLISHED_SEQUENCE = 0x6800_0000_8000_0000L;
  private static final int IPV4_HEADER = 20;

  /** Captured from keepalived 2.2.7 (password s3cret), and the vectors of its draft's appendix. */
  static Stream<Case> cases() {
    return Stream.of(
        header(
            "multicast",
            "10.99.0.1",
            "224.0.0.18",
            255,
            15,
            "45c0004000010000ff33d0530a630001e0000012700400000a6300010000000178657b31c5c4797a4ca0eea4"
                + "210fff010201d3170a6300730000000000000000"),
        header(
            "unicast",
            "10.99.0.1",
            "10.99.0.2",
            150,
            15,
            "45c0004000010000ff33a6010a6300010a630002700400000a630001000000018299230ec0d8e9f088577e83"
                + "210f960102013c180a6300730000000000000000"),
        trailer(
            "ipv4",
            "198.51.100.10",
            "192.0.2.100",
            ChecksumRule.V3_NO_PSEUDO_HEADER,
            "3133c80100644402c0000264010100006800000080000000"
                + "1b84bc4e8e43892dc6d98448f8ee2265"),
        trailer(
            "ipv6",
            "fe80::10",
            "fe80::100",
            ChecksumRule.V3_PSEUDO_HEADER,
            "3133c8010064a2e9fe800000000000000000000000000100010100006800000080000000"
                + "c8c56146ebfd66ee10ec4d8186461b78"));
  }

  record Case(
      String name, Advertisement advert, AdvertEnvelope envelope, boolean isHeader, String hex) {
    AdvertSeal seal() {
      return isHeader ? new AuthHeader(KEY) : new HmacTrailer(1, publishedKey());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sealsAsThePublishedBytes(Case known) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(200);
    int length = AdvertEncoder.encode(buffer, 5, known.advert(), known.envelope());
    AdvertBytes bytes = new AdvertBytes(buffer, 5, length, known.envelope().source());
    known.seal().seal(bytes, known.isHeader() ? 1 : PUBLISHED_SEQUENCE);
    byte[] sent = Table.slice(buffer, 5, length);
    byte[] expected = expected(known, sent);
    assertThat(sent).isEqualTo(expected);
    assertThat(isProven(known, ByteBuffer.wrap(sent))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFlippedBitOfWhatIsCoveredIsNoticed(Case known) {
    ByteBuffer buffer = ByteBuffer.allocate(200);
    int length = AdvertEncoder.encode(buffer, 0, known.advert(), known.envelope());
    known.seal().seal(new AdvertBytes(buffer, 0, length, known.envelope().source()), 7);
    int vrrp = length - known.advert().vrrpLength() - known.envelope().trailerLength();
    for (int index = vrrp; index < length; index++) {
      boolean isChecksum = index == vrrp + 6 || index == vrrp + 7;
      boolean decides = index == vrrp || index == vrrp + 3;
      if (!decides && (known.isHeader() || !isChecksum)) {
        buffer.put(index, (byte) (buffer.get(index) ^ 4));
        assertThat(isProven(known, buffer.slice(0, length))).as("byte " + index).isFalse();
        buffer.put(index, (byte) (buffer.get(index) ^ 4));
      }
    }
    assertThat(isProven(known, buffer.slice(0, length))).isTrue();
  }

  @Test
  void readsWhatAHeaderSays() {
    Case known = cases().findFirst().orElseThrow();
    VrrpPacket packet = new VrrpPacket();
    byte[] bytes = Table.hex(known.hex());
    packet.wrapIpv4(ByteBuffer.wrap(bytes), 0, bytes.length);
    assertThat(AuthHeader.nextHeader(packet)).isEqualTo(112);
    assertThat(AuthHeader.securityParameterIndex(packet)).isEqualTo(0x0a630001L);
    assertThat(AuthHeader.sequence(packet)).isEqualTo(1);
    assertThat(new AuthHeader(KEY + 1).proves(packet)).isFalse();
  }

  private static boolean isProven(Case known, ByteBuffer datagram) {
    VrrpPacket packet = new VrrpPacket();
    DecodeError error =
        known.advert().family() == Family.IPV4
            ? packet.wrapIpv4(datagram, 0, datagram.limit())
            : packet.wrapIpv6(
                datagram,
                0,
                datagram.limit(),
                AdvertVectors.metaOf(known.envelope().source(), known.envelope().source(), 255));
    assertThat(error).isEqualTo(DecodeError.NONE);
    return switch (known.seal()) {
      case AuthHeader header -> header.proves(packet);
      case HmacTrailer trailer -> {
        assertThat(packet.surplusLength()).isEqualTo(HmacTrailer.LENGTH);
        yield HmacTrailer.isWellFormed(packet)
            && HmacTrailer.keyId(packet) == 1
            && trailer.proves(packet);
      }
    };
  }

  /** The appendix shows no IP header, and over IPv6 the checksum that the kernel makes. */
  private static byte[] expected(Case known, byte[] sent) {
    byte[] published = Table.hex(known.hex());
    if (known.isHeader()) {
      return published;
    }
    int headers = known.advert().family() == Family.IPV4 ? IPV4_HEADER : 0;
    byte[] expected = sent.clone();
    System.arraycopy(published, 0, expected, headers, published.length);
    if (headers == 0) {
      System.arraycopy(sent, 6, expected, 6, 2);
    }
    return expected;
  }

  private static Case header(
      String name, String source, String destination, int priority, int vrid, String hex) {
    Advertisement advert =
        new Advertisement(
            2,
            vrid,
            priority,
            100,
            Family.IPV4,
            List.of(IpAddress.parse("10.99.0.115")),
            AuthData.HEADER);
    return new Case(
        "header " + name,
        advert,
        AdvertEnvelope.unicast(IpAddress.parse(source), IpAddress.parse(destination), 2),
        true,
        hex);
  }

  private static Case trailer(
      String name, String source, String address, ChecksumRule rule, String hex) {
    IpAddress from = IpAddress.parse(source);
    Advertisement advert =
        new Advertisement(
            3, 51, 200, 100, from.family(), List.of(IpAddress.parse(address)), AuthData.NONE);
    IpAddress group = Vrrp.group(from.family());
    AdvertEnvelope envelope = new AdvertEnvelope(from, group, 255, rule, group, HmacTrailer.LENGTH);
    return new Case("trailer " + name, advert, envelope, false, hex);
  }

  private static byte[] publishedKey() {
    byte[] key = new byte[32];
    for (int index = 0; index < key.length; index++) {
      key[index] = (byte) index;
    }
    return key;
  }
}
