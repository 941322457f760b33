package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.NetlinkReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Feeds a million random and mutated datagrams to both decoders of what comes from outside.
 *
 * <p>Nothing may throw. The seed is fixed, so a failure repeats; the message names the round.
 */
class VrrpPacketFuzzTest {

  private static final int VRRP_ROUNDS = 900_000;
  private static final int NETLINK_ROUNDS = 100_000;
  private static final int CAPACITY = 8192;

  private final SplittableRandom random = new SplittableRandom(112);
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
  private final Ipv6Meta meta = new Ipv6Meta();

  @Test
  void noDatagramMakesTheVrrpDecoderThrow() {
    List<byte[]> corpus = new ArrayList<>();
    AdvertVectors.all().forEach(vector -> corpus.add(vector.datagram()));
    VrrpPacket packet = new VrrpPacket();
    Map<DecodeError, Integer> seen = new EnumMap<>(DecodeError.class);
    for (int round = 0; round < VRRP_ROUNDS; round++) {
      int length = fill(corpus);
      int offset = random.nextInt(8) == 0 ? random.nextInt(-2, 3) : 0;
      try {
        DecodeError error =
            random.nextBoolean()
                ? packet.wrapIpv4(buffer, offset, length)
                : packet.wrapIpv6(buffer, offset, length, meta);
        seen.merge(error, 1, Integer::sum);
        touch(packet, error);
      } catch (RuntimeException e) {
        throw new AssertionError("round " + round, e);
      }
    }
    // Every kind of damage must have been tried, or the fuzzer has gone blunt.
    assertThat(seen).containsOnlyKeys(DecodeError.values());
    assertThat(seen.get(DecodeError.NONE)).isGreaterThan(VRRP_ROUNDS / 10);
  }

  @Test
  void noDatagramMakesTheNetlinkReaderThrow() {
    List<byte[]> corpus = new ArrayList<>();
    Table.rows("netlink-captures.txt").forEach(row -> corpus.add(row.bytes(2)));
    NetlinkReader reader = new NetlinkReader();
    int records = 0;
    int malformed = 0;
    for (int round = 0; round < NETLINK_ROUNDS; round++) {
      int length = fill(corpus);
      try {
        records += touch(reader, length);
        malformed += reader.isMalformed() ? 1 : 0;
      } catch (RuntimeException e) {
        throw new AssertionError("round " + round, e);
      }
    }
    assertThat(records).isGreaterThan(NETLINK_ROUNDS / 10);
    assertThat(malformed).isGreaterThan(NETLINK_ROUNDS / 10);
  }

  /** Puts the next datagram at the start of the buffer; returns its length. */
  private int fill(List<byte[]> corpus) {
    buffer.limit(CAPACITY);
    if (random.nextInt(4) == 0) {
      int length = random.nextInt(random.nextInt(8) == 0 ? 2000 : 80);
      return randomize(0, length);
    }
    byte[] seed = corpus.get(random.nextInt(corpus.size()));
    buffer.put(0, seed);
    int length = seed.length;
    for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
      length = mutate(length);
    }
    // Now and then the buffer itself ends too early for the length the caller claims.
    buffer.limit(random.nextInt(16) == 0 ? random.nextInt(length + 1) : CAPACITY);
    return length;
  }

  private int mutate(int length) {
    return switch (random.nextInt(5)) {
      case 0 -> flipBits(length);
      case 1 -> random.nextInt(length + 1);
      case 2 -> randomize(length, Math.min(length + random.nextInt(64), CAPACITY / 2));
      case 3 -> plantExtreme(length);
      default -> plantLength(length);
    };
  }

  private int flipBits(int length) {
    for (int flips = random.nextInt(1, 9); flips > 0 && length > 0; flips--) {
      int index = random.nextInt(length);
      buffer.put(index, (byte) (buffer.get(index) ^ (1 << random.nextInt(8))));
    }
    return length;
  }

  private int randomize(int from, int to) {
    for (int index = from; index < to; index += Long.BYTES) {
      buffer.putLong(index, random.nextLong());
    }
    return to;
  }

  /** Overwrites a byte with the values at which counts and lengths break. */
  private int plantExtreme(int length) {
    if (length > 0) {
      int[] extremes = {0, 1, 0x7f, 0x80, 0xfe, 0xff};
      buffer.put(random.nextInt(length), (byte) extremes[random.nextInt(extremes.length)]);
    }
    return length;
  }

  /** Lies about a length or a count where the headers of either format keep theirs. */
  private int plantLength(int length) {
    int[] places = {0, 2, 3, 9, 16, 20, 23, 32, 34, 36};
    int place = places[random.nextInt(places.length)];
    if (place + Short.BYTES <= length) {
      buffer.putShort(place, (short) random.nextInt());
    }
    return length;
  }

  private static void touch(VrrpPacket packet, DecodeError error) {
    for (ChecksumRule rule : ChecksumRule.values()) {
      if (packet.checksumValid(rule) && error != DecodeError.NONE) {
        throw new IllegalStateException("checksum of nothing is valid after " + error);
      }
    }
    long sum = (long) packet.intervalCs() + packet.authType() + packet.advertSecondsV2();
    for (int index = -1; index <= 256; index += 257 / 3) {
      sum += packet.addressHigh(index) ^ packet.addressLow(index);
    }
    boolean holds = packet.contains(IpAddress.ipv4((int) sum)) || packet.authDataMatches(sum);
    boolean isBlank = packet.receivedLength() == 0 && packet.expectedLength() == 0 && sum == 0;
    if (error != DecodeError.NONE && (holds || !isBlank)) {
      throw new IllegalStateException("something is left after " + error);
    }
  }

  private int touch(NetlinkReader reader, int length) {
    int records = 0;
    reader.wrap(buffer, 0, length);
    int bound = length / 16 + 1;
    while (reader.next()) {
      if (--bound < 0) {
        throw new IllegalStateException("more messages than bytes");
      }
      records += reader.link() != null || reader.address() != null ? 1 : 0;
      records += reader.error() != null && reader.errno() >= 0 ? 1 : 0;
    }
    return records;
  }
}
