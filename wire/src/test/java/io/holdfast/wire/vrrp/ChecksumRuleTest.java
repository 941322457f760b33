package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumRuleTest {

  private static final IpAddress SOURCE = IpAddress.parse("10.99.0.1");
  private static final IpAddress PEER = IpAddress.parse("10.99.0.2");
  private static final Advertisement ADVERT =
      new Advertisement(
          3, 16, 255, 100, Family.IPV4, List.of(IpAddress.parse("10.99.0.116")), AuthData.NONE);

  @ParameterizedTest
  @EnumSource
  void whatOneRuleMadeOnlyThatRuleAccepts(ChecksumRule made) {
    VrrpPacket packet = encoded(made, Vrrp.GROUP_IPV4);
    for (ChecksumRule asked : ChecksumRule.values()) {
      boolean bothWithoutPseudoHeader = !made.hasPseudoHeader() && !asked.hasPseudoHeader();
      assertThat(packet.checksumValid(asked))
          .as("%s read as %s", made, asked)
          .isEqualTo(asked == made || bothWithoutPseudoHeader);
    }
  }

  @Test
  void oldUnicastRuleTakesAnyGroup() {
    IpAddress group = IpAddress.parse("224.0.0.19");
    VrrpPacket packet = encoded(ChecksumRule.V3_OLD_UNICAST, group);
    assertThat(packet.checksumValid(ChecksumRule.V3_OLD_UNICAST)).isFalse();
    assertThat(packet.checksumValid(ChecksumRule.V3_OLD_UNICAST, group.high(), group.low()))
        .isTrue();
  }

  @Test
  void everyFlippedBitIsNoticed() {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    AdvertEnvelope envelope = AdvertEnvelope.unicast(SOURCE, PEER, 3);
    int length = AdvertEncoder.encode(buffer, 0, ADVERT, envelope);
    VrrpPacket packet = new VrrpPacket();
    for (int bit = 20 * 8; bit < length * 8; bit++) {
      flip(buffer, bit);
      packet.wrapIpv4(buffer, 0, length);
      assertThat(packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)).as("bit %d", bit).isFalse();
      flip(buffer, bit);
    }
    packet.wrapIpv4(buffer, 0, length);
    assertThat(packet.checksumValid(ChecksumRule.V3_PSEUDO_HEADER)).isTrue();
  }

  private static void flip(ByteBuffer buffer, int bit) {
    buffer.put(bit / 8, (byte) (buffer.get(bit / 8) ^ (1 << (bit % 8))));
  }

  private static VrrpPacket encoded(ChecksumRule rule, IpAddress group) {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    AdvertEnvelope envelope = new AdvertEnvelope(SOURCE, PEER, 255, rule, group);
    int length = AdvertEncoder.encode(buffer, 0, ADVERT, envelope);
    VrrpPacket packet = new VrrpPacket();
    packet.wrapIpv4(buffer, 0, length);
    return packet;
  }
}
