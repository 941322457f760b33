package io.holdfast.wire.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input: datagrams captured from a kernel. Output: what they say, one phrase a message. */
class NetlinkReaderTest {

  private static final int DONE = 3;
  private static final int OVERRUN = 4;

  static List<Table.Row> captures() {
    return Table.rows("netlink-captures.txt");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void readsTheCapture(Table.Row row) {
    ByteBuffer buffer = row.buffer(2);
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(buffer, 0, buffer.limit());
    StringJoiner said = new StringJoiner("; ");
    while (reader.next()) {
      said.add(describe(reader));
    }
    assertThat(said).hasToString(row.text(1));
    assertThat(reader.isMalformed()).isFalse();
    assertThat(reader.kind()).isEqualTo(MessageKind.OTHER);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyTruncationEndsTheWalk(Table.Row row) {
    byte[] whole = row.bytes(2);
    NetlinkReader reader = new NetlinkReader();
    for (int length = 1; length < whole.length; length++) {
      reader.wrap(ByteBuffer.wrap(whole), 0, length);
      int messages = 0;
      while (reader.next()) {
        messages++;
        describe(reader);
      }
      boolean endsBetweenMessages = !reader.isMalformed();
      assertThat(messages == 0 && endsBetweenMessages).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 17, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void aLengthThatDoesNotFitEndsTheWalk(int length) {
    ByteBuffer buffer = message(DONE);
    buffer.putInt(0, length);
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(buffer, 0, 16);
    assertThat(reader.next()).isFalse();
    assertThat(reader.isMalformed()).isTrue();
    assertThat(reader.next()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 4", "0, -1", "0, 17", "17, 0", "16, 1", "2147483647, 2147483647"})
  void aRangeOutsideTheBufferIsMalformed(int offset, int length) {
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(message(DONE), offset, length);
    assertThat(reader.isMalformed()).isTrue();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void anEmptyDatagramSaysNothing() {
    NetlinkReader reader = new NetlinkReader();
    assertThat(reader.next()).isFalse();
    reader.wrap(message(DONE), 16, 0);
    assertThat(reader.next()).isFalse();
    assertThat(reader.isMalformed()).isFalse();
  }

  @Test
  void overrunIsToldApart() {
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(message(OVERRUN), 0, 16);
    assertThat(reader.next()).isTrue();
    assertThat(reader.kind()).isEqualTo(MessageKind.OVERRUN);
    assertThat(reader.errno()).isZero();
    assertThat(reader.error()).isNull();
    assertThat(reader.link()).isNull();
    assertThat(reader.address()).isNull();
  }

  @Test
  void aDumpMayEndInFailureOrBeInterrupted() {
    ByteBuffer buffer = message(DONE, 20);
    buffer.putShort(6, (short) 0x12);
    buffer.putInt(16, -4);
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(buffer, 0, 20);
    assertThat(reader.next()).isTrue();
    assertThat(reader.errno()).isEqualTo(4);
    assertThat(reader.isDumpInterrupted()).isTrue();
    buffer.putInt(16, Integer.MIN_VALUE);
    buffer.putShort(6, (short) 2);
    reader.wrap(buffer, 0, 20);
    assertThat(reader.next()).isTrue();
    assertThat(reader.errno()).isZero();
    assertThat(reader.isDumpInterrupted()).isFalse();
  }

  /** Each payload one byte shorter than the fixed part its type must have. */
  @ParameterizedTest
  @CsvSource({"2, 35", "16, 31", "17, 31", "20, 23", "21, 23"})
  void aMessageShorterThanItsFixedPartIsOfNoInterest(int type, int length) {
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(message(type, length), 0, length);
    assertThat(reader.next()).isTrue();
    assertThat(reader.kind()).isEqualTo(MessageKind.OTHER);
    assertThat(reader.type()).isEqualTo(type);
  }

  @Test
  void anAddressWithoutAddressOrWithAnImpossiblePrefixIsNone() {
    ByteBuffer buffer = message(20, 32);
    buffer.put(16, (byte) 2).putShort(24, (short) 8).putShort(26, (short) 2);
    assertThat(addressIn(buffer)).isNotNull();
    buffer.put(17, (byte) 33);
    assertThat(addressIn(buffer)).isNull();
    buffer.put(17, (byte) 32).put(16, (byte) 7);
    assertThat(addressIn(buffer)).isNull();
    buffer.put(16, (byte) 10);
    assertThat(addressIn(buffer)).isNull();
  }

  private static AddressMessage addressIn(ByteBuffer buffer) {
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(buffer, 0, buffer.limit());
    assertThat(reader.next()).isTrue();
    assertThat(reader.kind()).isEqualTo(MessageKind.ADDRESS);
    return reader.address();
  }

  private static ByteBuffer message(int type) {
    return message(type, 16);
  }

  private static ByteBuffer message(int type, int length) {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    return buffer.putInt(0, length).putShort(4, (short) type);
  }

  static String describe(NetlinkReader reader) {
    return switch (reader.kind()) {
      case LINK, LINK_REMOVED -> reader.kind() + " " + describe(reader.link());
      case ADDRESS, ADDRESS_REMOVED -> reader.kind() + " " + describe(reader.address());
      case ERROR -> reader.error() + (reader.refusal().isEmpty() ? "" : " " + reader.refusal());
      case DONE -> "DONE " + reader.sequence() + " errno " + reader.errno();
      case OVERRUN -> "OVERRUN";
      case ROUTE, ROUTE_REMOVED -> reader.kind() + " " + reader.route();
      case RULE, RULE_REMOVED -> reader.kind() + " " + reader.rule();
      case OTHER ->
          reader.nftables() == null ? "OTHER " + reader.type() : describe(reader.nftables());
    };
  }

  private static String describe(NftablesMessage change) {
    String what = change.isRemoval() ? "REMOVAL" : change.isCommit() ? "COMMIT" : "ADDITION";
    return (what + " " + change.family() + " " + change.table()).strip();
  }

  private static String describe(LinkMessage link) {
    if (link == null) {
      return "null";
    }
    return "%d %s %s %s mtu %d type %d parent %d master %d oper %d kind %s%s%s"
        .formatted(
            link.ifIndex(),
            link.name(),
            link.mac(),
            link.broadcast(),
            link.mtu(),
            link.hardwareType(),
            link.parentIndex(),
            link.masterIndex(),
            link.operationalState(),
            link.kind(),
            link.isUp() ? " up" : "",
            link.isRunning() ? " running" : "");
  }

  private static String describe(AddressMessage address) {
    if (address == null) {
      return "null";
    }
    return "%d %s peer %s broadcast %s label %s scope %d flags %x preferred %d protocol %d"
        .formatted(
            address.ifIndex(),
            address.prefix(),
            address.peer(),
            address.broadcast(),
            address.label(),
            address.scope(),
            address.flags(),
            address.preferredSeconds(),
            address.protocol());
  }
}
