package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.AdvertVectors.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdvertImageTest {
  /** Type of service, identification, fragment, protocol (the socket has one), header checksum. */
  private static final Set<Integer> FREE = Set.of(1, 4, 5, 6, 7, 9, 10, 11);

  private static final int IP_HEADER = 20;

  private final AdvertImage image = new AdvertImage();
  private final VrrpPacket packet = new VrrpPacket();

  static List<Vector> vectors() {
    return AdvertVectors.all().stream()
        .filter(vector ->
            AdvertVectors.wrap(new VrrpPacket(), vector.buffer(), vector) == DecodeError.NONE)
        .toList();
  }

  @Test
  void matchesNothingBeforeItRemembers() {
    assertThat(image.matches(packet)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void matchesTheSameAgainAndNothingElse(Vector vector) {
    wrap(vector, vector.datagram());
    image.remember(packet);
    assertThat(image.matches(packet)).isEqualTo(!packet.hasAuthenticationHeader());

    for (int index = 0; index < vector.datagram().length; index++) {
      byte[] changed = vector.datagram().clone();
      changed[index] ^= 0x10;
      if (wrap(vector, changed) == DecodeError.NONE && !packet.hasAuthenticationHeader()) {
        boolean isFree =
            vector.source().family() == Family.IPV4 && index < IP_HEADER && FREE.contains(index);
        assertThat(image.matches(packet)).as("byte %d", index).isEqualTo(isFree);
      }
    }
    wrap(vector, Arrays.copyOf(vector.datagram(), vector.datagram().length + 1));
    assertThat(image.matches(packet)).as("one byte more").isFalse();
  }

  @Test
  void theLaterOneCounts() {
    Vector first = AdvertVectors.named("v2 no auth");
    wrap(first, first.datagram());
    image.remember(packet);
    byte[] other = first.datagram().clone();
    other[IP_HEADER + 2]++;
    wrap(first, other);
    image.remember(packet);
    assertThat(image.matches(packet)).isTrue();
    wrap(first, first.datagram());
    assertThat(image.matches(packet)).isFalse();
  }

  private DecodeError wrap(Vector vector, byte[] datagram) {
    ByteBuffer bytes = ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN);
    return AdvertVectors.wrap(packet, bytes, vector);
  }
}
