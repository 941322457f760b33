package io.holdfast.wire.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpTest {

  @Test
  void groupsAndVirtualMacAddressesAreThoseOfTheRfc() {
    assertThat(Vrrp.group(Family.IPV4)).hasToString("224.0.0.18");
    assertThat(Vrrp.group(Family.IPV6)).hasToString("ff02::12");
    assertThat(Vrrp.virtualMac(Family.IPV4, 51)).hasToString("00:00:5e:00:01:33");
    assertThat(Vrrp.virtualMac(Family.IPV6, 255)).hasToString("00:00:5e:00:02:ff");
  }

  /** Around each edge: no room, room for one, the field's limit. */
  @ParameterizedTest
  @CsvSource({
    "IPV4, 0, 0",
    "IPV4, 105, 0",
    "IPV4, 106, 1",
    "IPV4, 1118, 254",
    "IPV4, 1122, 255",
    "IPV4, 1500, 255",
    "IPV4, 65535, 255",
    "IPV6, 137, 0",
    "IPV6, 138, 1",
    "IPV6, 1500, 86",
    "IPV6, 9000, 255"
  })
  void roomForAddresses(Family family, int mtu, int expected) {
    assertThat(Vrrp.maxAddresses(family, mtu)).isEqualTo(expected);
  }
}
