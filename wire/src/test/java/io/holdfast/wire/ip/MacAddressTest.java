package io.holdfast.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

  @ParameterizedTest
  @CsvSource({
    "00:00:5e:00:01:33, 00:00:5e:00:01:33",
    "4E-05-00-8A-61-BF, 4e:05:00:8a:61:bf",
    "ff:ff:ff:ff:ff:ff, ff:ff:ff:ff:ff:ff"
  })
  void parsesAndPrints(String text, String canonical) {
    assertThat(MacAddress.parse(text)).isNotNull().hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00:00:5e:00:01",
        "00:00:5e:00:01:3",
        "00:00:5e:00:01:333",
        "00:00:5e:00:01-33",
        "00.00.5e.00.01.33",
        "00:00:5e:00:01:3g",
        "00:00:5e:00:01:٣٣"
      })
  void refuses(String text) {
    assertThat(MacAddress.parse(text)).isNull();
  }

  @Test
  void writesAndReadsInEitherByteOrder() {
    MacAddress mac = MacAddress.parse("4e:05:00:8a:61:bf");
    ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    mac.writeTo(buffer, 1);
    assertThat(buffer.array()).containsExactly(0, 0x4e, 5, 0, 0x8a, 0x61, 0xbf, 0);
    assertThat(MacAddress.read(buffer, 1)).isEqualTo(mac);
  }

  @Test
  void refusesMoreThan48Bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
  }
}
