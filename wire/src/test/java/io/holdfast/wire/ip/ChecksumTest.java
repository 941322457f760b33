package io.holdfast.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {

  /** The example of RFC 1071 section 3, then odd lengths, carries and the extremes. */
  @ParameterizedTest
  @CsvSource({
    "0001f203f4f5f6f7, 220d",
    "'', ffff",
    "0000, ffff",
    "ffff, 0000",
    "ffffffff, 0000",
    "01, feff",
    "000102, fdfe",
    "0001020304, f9fb",
    "ffff0001, fffe"
  })
  void finishesAs(String bytes, String checksum) {
    ByteBuffer buffer = ByteBuffer.wrap(Table.hex(bytes));
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      long sum = Checksum.add(0, buffer.order(order), 0, buffer.limit());
      assertThat(Checksum.finish(sum)).isEqualTo(Integer.parseInt(checksum, 16));
    }
  }

  @Test
  void longestPacketOfOnesDoesNotOverflow() {
    ByteBuffer buffer = ByteBuffer.allocate(0xffff);
    for (int index = 0; index < buffer.limit(); index++) {
      buffer.put(index, (byte) 0xff);
    }
    // 32767 words of ffff are equivalent to ffff, the odd byte adds ff00: ffff + ff00 folds to
    // ff00.
    assertThat(Checksum.finish(Checksum.add(0, buffer, 0, buffer.limit()))).isEqualTo(0x00ff);
  }

  @Test
  void updateEqualsRecomputation() {
    SplittableRandom random = new SplittableRandom(1624);
    ByteBuffer buffer = ByteBuffer.allocate(20);
    for (int round = 0; round < 100_000; round++) {
      fill(buffer, random);
      int before = Checksum.finish(Checksum.add(0, buffer, 0, buffer.limit()));
      long oldSum = Checksum.add(0, buffer, 4, 4);
      buffer.putInt(4, random.nextInt(4) == 0 ? 0 : random.nextInt());
      long newSum = Checksum.add(0, buffer, 4, 4);
      int after = Checksum.finish(Checksum.add(0, buffer, 0, buffer.limit()));
      assertThat(Checksum.update(before, oldSum, newSum)).isEqualTo(after);
      long whole = Checksum.add(after, buffer, 0, buffer.limit());
      assertThat(Checksum.isValid(whole)).isTrue();
      assertThat(Checksum.isValid(whole + 1)).isFalse();
    }
  }

  private static void fill(ByteBuffer buffer, SplittableRandom random) {
    for (int index = 0; index < buffer.limit(); index += 4) {
      // The first word is never zero, like that of an IP header.
      buffer.putInt(index, random.nextInt() | (index == 0 ? 1 : 0));
    }
  }
}
