package io.holdfast.wire.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input: what to announce. Output: the frame keepalived was captured sending for it. */
class NeighborVectorTest {

  static List<Table.Row> frames() {
    return Table.rows("neighbor-vectors.txt");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void writesTheCapturedFrame(Table.Row row) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(100).order(order);
      int length = write(row, buffer, 5);
      assertThat(Table.slice(buffer, 5, length)).isEqualTo(row.bytes(3));
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void needsRoomForTheWholeFrame(Table.Row row) {
    ByteBuffer exact = ByteBuffer.allocate(row.bytes(3).length);
    assertThat(write(row, exact, 0)).isEqualTo(exact.limit());
    assertThatThrownBy(() -> write(row, exact, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void keepsTheBroadcastAddressAndHardwareTypeOfTheInterface() {
    MacAddress broadcast = MacAddress.parse("01:02:03:04:05:06");
    GratuitousArp arp =
        new GratuitousArp(MacAddress.ZERO, broadcast, IpAddress.ipv4(0x0a00_0001), 0x0304);
    ByteBuffer buffer = ByteBuffer.allocate(GratuitousArp.LENGTH);
    arp.writeTo(buffer, 0);
    assertThat(MacAddress.read(buffer, 0)).isEqualTo(broadcast);
    assertThat(MacAddress.read(buffer, 32)).isEqualTo(broadcast);
    assertThat(buffer.getShort(14)).isEqualTo((short) 0x0304);
  }

  @Test
  void refusesTheOtherFamily() {
    IpAddress ipv4 = IpAddress.ipv4(1);
    IpAddress ipv6 = IpAddress.ipv6(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GratuitousArp.ethernet(MacAddress.ZERO, ipv6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NeighborAdvert(MacAddress.ZERO, ipv4, NeighborAdvert.Role.HOST));
  }

  private static int write(Table.Row row, ByteBuffer buffer, int offset) {
    MacAddress sender = MacAddress.parse(row.text(1));
    IpAddress address = IpAddress.parse(row.text(2));
    if (row.text(0).equals("arp")) {
      return GratuitousArp.ethernet(sender, address).writeTo(buffer, offset);
    }
    NeighborAdvert.Role role = NeighborAdvert.Role.valueOf(row.text(0));
    return new NeighborAdvert(sender, address, role).writeTo(buffer, offset);
  }
}
