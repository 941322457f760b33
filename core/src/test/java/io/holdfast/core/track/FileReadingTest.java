package io.holdfast.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.FileReading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number at the beginning of a tracked file. */
class FileReadingTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'\n', 0",
    "'7\n', 7",
    "'  12 apples', 12",
    "-254, -254",
    "+3, 3",
    "0x10, 16",
    "0XfFz, 255",
    "-0x2, -2",
    "010, 8",
    "08, 0",
    "0, 0",
    "abc, 0",
    "0x, 0",
    "-, 0",
    "2147483648, 2147483648",
    "99999999999999999999, 9223372036854775807",
    "-99999999999999999999, -9223372036854775808"
  })
  void findsTheNumber(String text, long number) {
    assertThat(new FileReading(text).number()).isEqualTo(number);
  }
}
