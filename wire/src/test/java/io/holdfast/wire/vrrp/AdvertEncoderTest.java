package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdvertEncoderTest {

  private static final int LARGEST = 20 + 8 + 255 * 16 + 8;

  @Test
  void decodeOfEncodeIsEqual() {
    SplittableRandom random = new SplittableRandom(9568);
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    VrrpPacket packet = new VrrpPacket();
    for (int round = 0; round < 5_000; round++) {
      Advertisement advert = randomAdvert(random);
      IpAddress source = randomAddress(random, advert.family());
      IpAddress destination = randomAddress(random, advert.family());
      AdvertEnvelope envelope = AdvertEnvelope.unicast(source, destination, advert.version());
      int length = AdvertEncoder.encode(buffer, 0, advert, envelope);
      assertThat(wrap(packet, buffer, length, envelope)).isEqualTo(DecodeError.NONE);
      assertThat(packet.receivedLength()).isEqualTo(packet.expectedLength());
      assertThat(packet.checksumValid(envelope.rule())).isTrue();
      assertThat(packet.source()).isEqualTo(source);
      assertThat(packet.destination()).isEqualTo(destination);
      assertThat(decoded(packet, advert.auth())).isEqualTo(advert);
    }
  }

  @Test
  void redirectingEqualsEncodingAnew() {
    SplittableRandom random = new SplittableRandom(1624);
    ByteBuffer moved = ByteBuffer.allocateDirect(LARGEST);
    ByteBuffer fresh = ByteBuffer.allocateDirect(LARGEST);
    for (int round = 0; round < 5_000; round++) {
      Advertisement advert = randomAdvert(random, Family.IPV4);
      IpAddress source = randomAddress(random, Family.IPV4);
      for (ChecksumRule rule : ChecksumRule.values()) {
        AdvertEnvelope first = randomEnvelope(random, source, rule);
        AdvertEnvelope second = randomEnvelope(random, source, rule);
        int length = AdvertEncoder.encode(moved, 0, advert, first);
        AdvertEncoder.redirectIpv4(moved, 0, second.destination(), rule);
        AdvertEncoder.encode(fresh, 0, advert, second);
        assertThat(Table.slice(moved, 0, length)).isEqualTo(Table.slice(fresh, 0, length));
      }
    }
  }

  @Test
  void identificationCountsFromOneAndSkipsZero() {
    assertThat(AdvertEncoder.nextIdentification(1)).isEqualTo(2);
    assertThat(AdvertEncoder.nextIdentification(65_534)).isEqualTo(65_535);
    assertThat(AdvertEncoder.nextIdentification(65_535)).isEqualTo(1);
    assertThat(AdvertEncoder.nextIdentification(0)).isEqualTo(1);
  }

  @Test
  void theMostAddressesFitAndOneMoreIsRefused() {
    List<IpAddress> most = Collections.nCopies(255, IpAddress.ipv6(1, 2));
    Advertisement advert = advert(3, 1, 100, 100, most);
    ByteBuffer exact = ByteBuffer.allocate(8 + 255 * 16);
    AdvertEnvelope envelope = AdvertEnvelope.multicast(IpAddress.ipv6(3, 4), 3);
    assertThat(AdvertEncoder.encode(exact, 0, advert, envelope)).isEqualTo(exact.limit());
    assertThatThrownBy(() -> AdvertEncoder.encode(exact, 1, advert, envelope))
        .isInstanceOf(IndexOutOfBoundsException.class);
    List<IpAddress> tooMany = Collections.nCopies(256, IpAddress.ipv6(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> advert(3, 1, 100, 100, tooMany));
  }

  @Test
  void numbersAtTheLimitsAreTakenAndBeyondRefused() {
    List<IpAddress> addresses = List.of(IpAddress.ipv4(1));
    assertThat(advert(3, 255, 255, 4095, addresses).vrrpLength()).isEqualTo(12);
    assertThat(advert(3, 1, 0, 1, List.of()).vrrpLength()).isEqualTo(8);
    assertThat(advert(2, 1, 0, 25_500, addresses).vrrpLength()).isEqualTo(20);
    assertRefused(3, 0, 100, 100);
    assertRefused(3, 256, 100, 100);
    assertRefused(3, 1, -1, 100);
    assertRefused(3, 1, 256, 100);
    assertRefused(3, 1, 100, 0);
    assertRefused(3, 1, 100, 4096);
    assertRefused(2, 1, 100, 0);
    assertRefused(2, 1, 100, 150);
    assertRefused(2, 1, 100, 25_600);
    assertRefused(1, 1, 100, 100);
    assertRefused(4, 1, 100, 100);
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    AuthData password = AuthData.password(new byte[] {1});
    List<IpAddress> ipv4 = List.of(IpAddress.ipv4(1));
    List<IpAddress> ipv6 = List.of(IpAddress.ipv6(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Advertisement(3, 1, 1, 100, Family.IPV4, ipv4, password));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Advertisement(2, 1, 1, 100, Family.IPV6, ipv6, password));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Advertisement(3, 1, 1, 100, Family.IPV4, ipv6, AuthData.NONE));
    AdvertEnvelope ipv6Envelope = AdvertEnvelope.multicast(IpAddress.ipv6(3, 4), 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            AdvertEncoder.encode(
                ByteBuffer.allocate(64), 0, advert(3, 1, 1, 100, ipv4), ipv6Envelope));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdvertEnvelope.unicast(IpAddress.ipv4(1), IpAddress.ipv6(3, 4), 3));
  }

  @Test
  void passwordIsPaddedCutAndNeverPrinted() {
    assertThat(
            AuthData.password("PostgresReplication".getBytes(StandardCharsets.UTF_8)).eightBytes())
        .isEqualTo(0x506f_7374_6772_6573L);
    AuthData padded = AuthData.password(new byte[] {(byte) 0xff, 'a'});
    assertThat(padded.eightBytes()).isEqualTo(0xff61L << 48);
    assertThat(padded.toString()).doesNotContain("ff61").doesNotContain(padded.eightBytes() + "");
    assertThat(AuthData.password(new byte[0]).eightBytes()).isZero();
  }

  private static void assertRefused(int version, int vrid, int priority, int intervalCs) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> advert(version, vrid, priority, intervalCs, List.of(IpAddress.ipv4(1))));
  }

  private static Advertisement advert(
      int version, int vrid, int priority, int intervalCs, List<IpAddress> addresses) {
    Family family = addresses.isEmpty() ? Family.IPV4 : addresses.getFirst().family();
    return new Advertisement(version, vrid, priority, intervalCs, family, addresses, AuthData.NONE);
  }

  private static Advertisement randomAdvert(SplittableRandom random) {
    return randomAdvert(random, random.nextBoolean() ? Family.IPV4 : Family.IPV6);
  }

  private static Advertisement randomAdvert(SplittableRandom random, Family family) {
    int version = random.nextBoolean() ? 2 : 3;
    List<IpAddress> addresses = new ArrayList<>();
    int count = random.nextInt(8) == 0 ? random.nextInt(256) : random.nextInt(5);
    for (int index = 0; index < count; index++) {
      addresses.add(randomAddress(random, family));
    }
    int intervalCs = version == 2 ? 100 * random.nextInt(1, 256) : random.nextInt(1, 4096);
    boolean hasPassword = version == 2 && family == Family.IPV4 && random.nextBoolean();
    AuthData auth = hasPassword ? new AuthData.Password(random.nextLong()) : AuthData.NONE;
    return new Advertisement(
        version, random.nextInt(1, 256), random.nextInt(256), intervalCs, family, addresses, auth);
  }

  private static IpAddress randomAddress(SplittableRandom random, Family family) {
    return switch (family) {
      case IPV4 -> IpAddress.ipv4(random.nextInt());
      case IPV6 -> IpAddress.ipv6(random.nextLong(), random.nextLong());
    };
  }

  private static AdvertEnvelope randomEnvelope(
      SplittableRandom random, IpAddress source, ChecksumRule rule) {
    IpAddress destination = randomAddress(random, Family.IPV4);
    return new AdvertEnvelope(source, destination, 255, rule, Vrrp.GROUP_IPV4);
  }

  private static DecodeError wrap(
      VrrpPacket packet, ByteBuffer buffer, int length, AdvertEnvelope envelope) {
    return switch (envelope.source().family()) {
      case IPV4 -> packet.wrapIpv4(buffer, 0, length);
      case IPV6 ->
          packet.wrapIpv6(
              buffer,
              0,
              length,
              AdvertVectors.metaOf(envelope.source(), envelope.destination(), 255));
    };
  }

  private static Advertisement decoded(VrrpPacket packet, AuthData expected) {
    List<IpAddress> addresses = new ArrayList<>();
    for (int index = 0; packet.hasAddress(index); index++) {
      addresses.add(packet.address(index));
    }
    boolean hasAuthData = packet.version() == 2 && packet.family() == Family.IPV4;
    assertThat(packet.authDataMatches(expected.eightBytes())).isEqualTo(hasAuthData);
    return new Advertisement(
        packet.version(),
        packet.vrid(),
        packet.priority(),
        packet.intervalCs(),
        packet.family(),
        addresses,
        packet.authType() == expected.type() ? expected : AuthData.NONE);
  }
}
