package io.holdfast.wire.bfd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BfdPacketTest {
  /** Version 1, no diagnostic, Up, multiplier 5, discriminators 1 and 2, 10 ms both ways. */
  private static final String UP = "20c00518 00000001 00000002 00002710 00002710 00000000";

  private final BfdPacket packet = new BfdPacket();

  @Test
  void fieldsAreReadAsRfc5880Draws() {
    assertThat(wrap("23700318 cafebabe 00000000 000f4240 00007530 00000000"))
        .isEqualTo(BfdDecodeError.NONE);
    assertThat(packet.diagnostic()).isEqualTo(BfdDiagnostic.NEIGHBOR_DOWN);
    assertThat(packet.state()).isEqualTo(BfdState.DOWN);
    assertThat(packet.isPoll()).isTrue();
    assertThat(packet.isFinal()).isTrue();
    assertThat(packet.multiplier()).isEqualTo(3);
    assertThat(packet.ownDiscriminator()).isEqualTo(0xcafebabeL);
    assertThat(packet.peerDiscriminator()).isZero();
    assertThat(packet.minTxMicros()).isEqualTo(1_000_000);
    assertThat(packet.minRxMicros()).isEqualTo(30_000);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 20c00518000000010000000200002710000027100000000000",
    "TOO_SHORT, 20c0051800000001000000020000271000002710000000",
    "TOO_SHORT, ''",
    "WRONG_VERSION, 40c005180000000100000002000027100000271000000000",
    "BAD_LENGTH, 20c005170000000100000002000027100000271000000000",
    "BAD_LENGTH, 20c005190000000100000002000027100000271000000000",
    "NO_MULTIPLIER, 20c000180000000100000002000027100000271000000000",
    "MULTIPOINT, 20c105180000000100000002000027100000271000000000",
    "NO_DISCRIMINATOR, 20c005180000000000000002000027100000271000000000",
    "UNKNOWN_SESSION, 20c005180000000100000000000027100000271000000000",
    "UNKNOWN_SESSION, 208005180000000100000000000027100000271000000000",
    "NONE, 204005180000000100000000000027100000271000000000",
    "NONE, 200005180000000100000000000027100000271000000000",
    "AUTHENTICATED, 20c405180000000100000002000027100000271000000000"
  })
  void whatNoSessionCanTakeIsDiscardedWithItsReason(BfdDecodeError expected, String hex) {
    assertThat(wrap(hex)).isEqualTo(expected);
  }

  @Test
  void aCodeWithoutMeaningIsReserved() {
    assertThat(wrap("3f" + UP.substring(2))).isEqualTo(BfdDecodeError.NONE);
    assertThat(packet.diagnostic()).isEqualTo(BfdDiagnostic.RESERVED);
  }

  @Test
  void anOffsetOutsideTheBufferIsSaid() {
    assertThat(packet.wrap(ByteBuffer.allocate(30), 7, BfdControl.LENGTH))
        .isEqualTo(BfdDecodeError.OUTSIDE_BUFFER);
  }

  @Test
  void whatIsWrittenIsReadBackInEitherByteOrder() {
    BfdControl sent =
        new BfdControl(
            BfdState.UP, BfdDiagnostic.TIME_EXPIRED, true, false, 255, 0xffffffffL, 7, 4, 5);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      ByteBuffer buffer = ByteBuffer.allocate(BfdControl.LENGTH + 3).order(order);
      assertThat(sent.writeTo(buffer, 3)).isEqualTo(BfdControl.LENGTH);
      assertThat(packet.wrap(buffer, 3, BfdControl.LENGTH)).isEqualTo(BfdDecodeError.NONE);
      BfdControl read =
          new BfdControl(
              packet.state(),
              packet.diagnostic(),
              packet.isPoll(),
              packet.isFinal(),
              packet.multiplier(),
              packet.ownDiscriminator(),
              packet.peerDiscriminator(),
              packet.minTxMicros(),
              packet.minRxMicros());
      assertThat(read).isEqualTo(sent);
    }
  }

  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(5880);
    byte[] bytes = new byte[40];
    int readable = 0;
    for (int round = 0; round < 100_000; round++) {
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x20 | (bytes[0] & 0x1f));
      bytes[3] = (byte) (bytes[3] & 0x3f);
      int length = random.nextInt(bytes.length + 1);
      if (packet.wrap(ByteBuffer.wrap(bytes), 0, length) == BfdDecodeError.NONE) {
        readable++;
        assertThat(packet.multiplier()).isPositive();
        assertThat(packet.ownDiscriminator()).isPositive();
      }
    }
    assertThat(readable).isPositive();
  }

  private BfdDecodeError wrap(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return packet.wrap(ByteBuffer.wrap(bytes), 0, bytes.length);
  }
}
