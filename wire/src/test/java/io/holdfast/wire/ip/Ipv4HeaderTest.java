package io.holdfast.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.wire.Table;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4HeaderTest {

  private static final IpAddress SOURCE = IpAddress.ipv4(0x0a63_0001);
  private static final IpAddress GROUP = IpAddress.ipv4(0xe000_0012);

  @Test
  void writesTheCapturedBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(22);
    new Ipv4Header(44, 1, 255, 112, SOURCE, GROUP).writeTo(buffer, 2);
    assertThat(Table.slice(buffer, 2, 20))
        .isEqualTo(Table.hex("45c0002c00010000ff70d02a0a630001e0000012"));
  }

  @Test
  void changesInPlaceEqualAFreshHeader() {
    ByteBuffer changed = ByteBuffer.allocate(20);
    new Ipv4Header(44, 1, 255, 112, SOURCE, GROUP).writeTo(changed, 0);
    Ipv4Header.setIdentification(changed, 0, 0xffff);
    Ipv4Header.setDestination(changed, 0, 0xffff_fffeL);
    ByteBuffer fresh = ByteBuffer.allocate(20);
    new Ipv4Header(44, 0xffff, 255, 112, SOURCE, IpAddress.ipv4(-2)).writeTo(fresh, 0);
    assertThat(changed).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "19, 1, 255, 112",
    "65536, 1, 255, 112",
    "20, -1, 255, 112",
    "20, 65536, 255, 112",
    "20, 1, 256, 112",
    "20, 1, -1, 112",
    "20, 1, 255, 256"
  })
  void refusesWhatDoesNotFit(int length, int identification, int ttl, int protocol) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ipv4Header(length, identification, ttl, protocol, SOURCE, GROUP));
  }

  @Test
  void refusesIpv6Addresses() {
    IpAddress ipv6 = IpAddress.ipv6(0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ipv4Header(20, 1, 255, 112, ipv6, GROUP));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ipv4Header(20, 1, 255, 112, SOURCE, ipv6));
  }
}
