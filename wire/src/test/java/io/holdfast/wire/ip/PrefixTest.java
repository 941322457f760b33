package io.holdfast.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.2.100/8, 10.0.0.0, 10.255.255.255",
    "10.0.2.100/0, 0.0.0.0, 255.255.255.255",
    "10.0.2.100/31, 10.0.2.100, 10.0.2.101",
    "10.0.2.100/32, 10.0.2.100, 10.0.2.100",
    "2001:db8:1:2:3::9/48, 2001:db8:1::, 2001:db8:1:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::9/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff",
    "2001:db8::9/127, 2001:db8::8, 2001:db8::9",
    "2001:db8::9/128, 2001:db8::9, 2001:db8::9",
    "2001:db8::9/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
  })
  void boundsOfTheNetwork(String text, String first, String last) {
    Prefix prefix = Prefix.parse(text);
    assertThat(prefix).hasToString(text);
    assertThat(prefix.network()).hasToString(first);
    assertThat(prefix.lastAddress()).hasToString(last);
    assertThat(prefix.contains(prefix.network())).isTrue();
    assertThat(prefix.contains(prefix.lastAddress())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.2.100/24, 10.0.3.0",
    "10.0.2.100/32, 10.0.2.101",
    "10.0.2.100/0, ::a00:264",
    "2001:db8::/64, 2001:db8:0:1::",
    "2001:db8::/96, 2001:db8::1:0:0"
  })
  void doesNotContain(String text, String outside) {
    assertThat(Prefix.parse(text).contains(IpAddress.parse(outside))).isFalse();
  }

  @Test
  void withoutSlashHoldsOneAddress() {
    assertThat(Prefix.parse("10.0.2.100")).hasToString("10.0.2.100/32");
    assertThat(Prefix.parse("fe80::1")).hasToString("fe80::1/128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.2.100/33",
        "fe80::1/129",
        "10.0.2.100/",
        "10.0.2.100/-1",
        "10.0.2.100/8x",
        "10.0.2.100/0008",
        "10.0.2.100/8/8",
        "/8",
        ""
      })
  void refuses(String text) {
    assertThat(Prefix.parse(text)).isNull();
  }

  @Test
  void refusesALengthTheFamilyDoesNotHave() {
    IpAddress address = IpAddress.ipv4(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Prefix(address, 33));
    assertThatIllegalArgumentException().isThrownBy(() -> new Prefix(address, -1));
  }
}
