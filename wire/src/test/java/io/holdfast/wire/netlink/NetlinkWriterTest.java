package io.holdfast.wire.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetlinkWriterTest {

  private static final AddressMessage PLAIN =
      AddressMessage.of(3, Prefix.parse("10.99.0.111/24"), Netlink.SCOPE_GLOBAL, 0);

  /** An address with everything that can be said about it, the longest request there is. */
  private static final AddressMessage FULL =
      new AddressMessage(
          3,
          64,
          Netlink.SCOPE_LINK,
          Netlink.ADDRESS_NO_DAD | Netlink.ADDRESS_NO_PREFIX_ROUTE,
          IpAddress.parse("fe80::9999"),
          IpAddress.parse("fe80::1"),
          IpAddress.parse("fe80::ff"),
          "fifteen-letters",
          0,
          Netlink.FOREVER,
          18);

  static List<Table.Row> requests() {
    return Table.rows("netlink-requests.txt");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesTheBytesAKernelAccepted(Table.Row row) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(512);
    NetlinkWriter writer = new NetlinkWriter(buffer);
    assertThat(write(row.text(0), writer)).isTrue();
    assertThat(Table.slice(buffer, 0, writer.length())).isEqualTo(row.bytes(1));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesWholeRequestsOrNothing(Table.Row row) {
    int room = NetlinkWriter.MAX_MESSAGE_LENGTH;
    NetlinkWriter tight = new NetlinkWriter(ByteBuffer.allocate(room - 1));
    assertThat(write(row.text(0), tight)).isFalse();
    assertThat(tight.length()).isZero();
    NetlinkWriter enough = new NetlinkWriter(ByteBuffer.allocate(room));
    assertThat(write(row.text(0), enough)).isTrue();
    assertThat(enough.length()).isLessThanOrEqualTo(room).isEqualTo(row.bytes(1).length);
    assertThat(write(row.text(0), enough)).isFalse();
    assertThat(enough.length()).isEqualTo(row.bytes(1).length);
  }

  @Test
  void aRequestThatIsTooLongIsSaidToBe() {
    RequestBuilder request = new RequestBuilder().begin(Netlink.NEW_ROUTE, Netlink.FLAG_ACK);
    int attributes = 0;
    while (!request.isOverfull()) {
      request.intAttribute(Netlink.ROUTE_PRIORITY, attributes++);
    }
    assertThat(attributes).isEqualTo((RequestBuilder.MAX_LENGTH - 16) / 8 + 1);
    assertThat(request.length()).isLessThanOrEqualTo(RequestBuilder.MAX_LENGTH);
    assertThat(request.begin(Netlink.NEW_RULE, 0).isOverfull()).isFalse();
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    NetlinkWriter writer = new NetlinkWriter(buffer);
    assertThat(writer.addAddress(FULL, 0, 1)).isTrue();
    assertThat(writer.addAddress(PLAIN, 0, 2)).isTrue();
    assertThat(writer.removeAddress(PLAIN, 0, 3)).isTrue();
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(buffer, 0, writer.length());
    assertThat(reader.next()).isTrue();
    assertThat(reader.address()).isEqualTo(FULL);
    assertThat(reader.sequence()).isEqualTo(1);
    assertThat(reader.next()).isTrue();
    assertThat(reader.address()).isEqualTo(PLAIN);
    assertThat(reader.next()).isTrue();
    assertThat(reader.kind()).isEqualTo(MessageKind.ADDRESS_REMOVED);
    assertThat(reader.address()).isEqualTo(PLAIN);
    assertThat(reader.next()).isFalse();
    assertThat(reader.isMalformed()).isFalse();
  }

  @Test
  void clearStartsOver() {
    NetlinkWriter writer = new NetlinkWriter(ByteBuffer.allocate(256));
    writer.dumpLinks(1);
    writer.clear();
    assertThat(writer.length()).isZero();
    assertThat(writer.dumpLinks(2)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sixteen-letters-, true", "'', true", "fifteen-letters, false"})
  void namesHaveOneToFifteenBytes(String name, boolean refused) {
    Predicate<NetlinkWriter> create = writer -> writer.createVeth(name, "peer", 1);
    NetlinkWriter writer = new NetlinkWriter(ByteBuffer.allocate(256));
    if (refused) {
      assertThatIllegalArgumentException().isThrownBy(() -> create.test(writer));
      assertThat(writer.length()).isZero();
    } else {
      assertThat(create.test(writer)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 33})
  void refusesAPrefixLengthTheFamilyDoesNotHave(int length) {
    IpAddress address = IpAddress.ipv4(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AddressMessage(1, length, 0, 0, address, address, null, null, 0, 0, 0));
  }

  @Test
  void refusesAddressesOfTwoFamilies() {
    IpAddress ipv4 = IpAddress.ipv4(1);
    IpAddress ipv6 = IpAddress.ipv6(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressMessage(1, 8, 0, 0, ipv4, ipv6, null, null, 0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressMessage(1, 8, 0, 0, ipv4, ipv4, ipv6, null, 0, 0, 0));
  }

  private static boolean write(String request, NetlinkWriter writer) {
    int create = Netlink.FLAG_CREATE | Netlink.FLAG_REPLACE | Netlink.FLAG_ACK;
    MacAddress virtualMac = MacAddress.parse("00:00:5e:00:01:33");
    return switch (request) {
      case "dump links" -> writer.dumpLinks(77);
      case "dump addresses" -> writer.dumpAddresses(78);
      case "add plain address" -> writer.addAddress(PLAIN, create, 79);
      case "add full address" -> writer.addAddress(FULL, create, 80);
      case "remove address" -> writer.removeAddress(PLAIN, Netlink.FLAG_ACK, 81);
      case "set link up" -> writer.setLinkUp(3, 82);
      case "set link down" -> writer.setLinkDown(3, 83);
      case "remove link" -> writer.removeLink(3, 84);
      case "move link" -> writer.moveLink(3, 9, 85);
      case "create veth" -> writer.createVeth("hfa", "hfb", 86);
      case "create macvlan" ->
          writer.createMacvlan("vrrp.51", new NetlinkWriter.Parent(3, 0), virtualMac, 87);
      case "create macvlan in a VRF" ->
          writer.createMacvlan("vrrp.51", new NetlinkWriter.Parent(3, 0, 9), virtualMac, 87);
      case "create ipvlan" -> writer.createIpvlan("vrrp.52", new NetlinkWriter.Parent(3, 5), 1, 88);
      default -> throw new IllegalArgumentException(request);
    };
  }
}
