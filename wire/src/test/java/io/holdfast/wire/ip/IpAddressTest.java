package io.holdfast.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.wire.Table;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  static List<Table.Row> addresses() {
    return Table.rows("ip-addresses.txt");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void parsesAndPrintsAsTheTableSays(Table.Row row) throws UnknownHostException {
    IpAddress parsed = IpAddress.parse(row.text(0));
    if (row.text(1).equals("-")) {
      assertThat(parsed).isNull();
      return;
    }
    assertThat(parsed).isNotNull().hasToString(row.text(1));
    assertThat(IpAddress.parse(row.text(1))).isEqualTo(parsed);
    assertThat(inet(parsed)).isEqualTo(InetAddress.getByName(row.text(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " 1.2.3.4", "1.2.3.4 ", "::1 ", "\t::1", "1.2.3.4\n"})
  void refusesBlanks(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @Test
  void printsWhatEveryoneElseReadsAsTheSameAddress() throws UnknownHostException {
    SplittableRandom random = new SplittableRandom(51);
    for (int round = 0; round < 20_000; round++) {
      IpAddress address = randomAddress(random);
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
      assertThat(InetAddress.getByName(address.toString())).isEqualTo(inet(address));
    }
  }

  @Test
  void randomTextNeverThrows() {
    SplittableRandom random = new SplittableRandom(52);
    String alphabet = "0123456789abcdefABCDEFg:.:.::%/ ";
    int accepted = 0;
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(50);
      for (int index = 0; index < length; index++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      IpAddress parsed = IpAddress.parse(text.toString());
      if (parsed != null) {
        accepted++;
        assertThat(IpAddress.parse(parsed.toString())).isEqualTo(parsed);
      }
    }
    assertThat(accepted).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"10.0.2.100, 4", "fe80::9999, 16"})
  void writesNetworkOrderIntoBuffersOfEitherOrder(String text, int length) {
    IpAddress address = IpAddress.parse(text);
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer buffer = ByteBuffer.allocate(length + 1).order(order);
      address.writeTo(buffer, 1);
      assertThat(Table.slice(buffer, 1, length)).isEqualTo(inet(address).getAddress());
      assertThat(IpAddress.read(address.family(), buffer, 1)).isEqualTo(address);
      assertThatThrownBy(() -> address.writeTo(buffer, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "223.255.255.255, false, false, false, false",
    "224.0.0.0, true, false, false, false",
    "239.255.255.255, true, false, false, false",
    "240.0.0.0, false, false, false, false",
    "169.253.255.255, false, false, false, false",
    "169.254.0.0, false, true, false, false",
    "169.255.0.0, false, false, false, false",
    "127.1.2.3, false, false, true, false",
    "128.0.0.1, false, false, false, false",
    "0.0.0.0, false, false, false, true",
    "0.0.0.1, false, false, false, false",
    "ff02::12, true, false, false, false",
    "feff::, false, false, false, false",
    "fe80::, false, true, false, false",
    "febf:ffff::1, false, true, false, false",
    "fec0::, false, false, false, false",
    "::1, false, false, true, false",
    "1::1, false, false, false, false",
    "::, false, false, false, true"
  })
  void knowsItsKind(
      String text, boolean multicast, boolean linkLocal, boolean loopback, boolean unspecified) {
    IpAddress address = IpAddress.parse(text);
    assertThat(address.isMulticast()).isEqualTo(multicast);
    assertThat(address.isLinkLocal()).isEqualTo(linkLocal);
    assertThat(address.isLoopback()).isEqualTo(loopback);
    assertThat(address.isUnspecified()).isEqualTo(unspecified);
  }

  @Test
  void comparesUnsignedWithIpv4First() {
    List<IpAddress> ordered =
        List.of(
            IpAddress.unspecified(Family.IPV4),
            IpAddress.ipv4(0x7fff_ffff),
            IpAddress.ipv4(0x8000_0000),
            IpAddress.ipv4(-1),
            IpAddress.unspecified(Family.IPV6),
            IpAddress.ipv6(0, -1),
            IpAddress.ipv6(Long.MAX_VALUE, 0),
            IpAddress.ipv6(Long.MIN_VALUE, 0));
    assertThat(ordered).isSorted();
    assertThat(ordered.getFirst()).isNotEqualByComparingTo(ordered.get(1));
  }

  @Test
  void refusesAnIpv4AddressOfMoreThan32Bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Family.IPV4, 0, 1L << 32));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Family.IPV4, 1, 0));
  }

  private static IpAddress randomAddress(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return IpAddress.ipv4(random.nextInt());
    }
    // Masks of whole groups make runs of zeros, which random numbers hardly ever hold.
    long groups = 0;
    for (int group = 0; group < 4; group++) {
      groups = (groups << 16) | (random.nextBoolean() ? 0xffff : 0);
    }
    long low = random.nextBoolean() ? ~groups : groups;
    return IpAddress.ipv6(random.nextLong() & groups, random.nextLong() & low);
  }

  private static InetAddress inet(IpAddress address) {
    ByteBuffer bytes = ByteBuffer.allocate(address.byteLength());
    address.writeTo(bytes, 0);
    try {
      return InetAddress.getByAddress(bytes.array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
