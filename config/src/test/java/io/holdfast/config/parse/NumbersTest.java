package io.holdfast.config.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole and decimal numbers at and over their bounds. */
class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1,",
    "255, 255,",
    "+7, 7,",
    "0, , 'number ''0'' outside range [1, 255]'",
    "256, , 'number ''256'' outside range [1, 255]'",
    "-1, , 'number ''-1'' outside range [1, 255]'",
    "99999999999999999999, , 'number ''99999999999999999999'' outside unsigned integer range'",
    "x, , 'invalid number ''x'''",
    "'', , 'number '''' outside range [1, 255]'",
    "-, , 'invalid number ''-'''",
    "5x, , 'invalid number ''5x'''",
  })
  void strictNumbers(String text, Long value, String problem) {
    assertThat(NumberRule.strict(1, 255).read(text))
        .isEqualTo(new NumberRule.Outcome(value, problem));
  }

  @ParameterizedTest
  @CsvSource({"5x, 5", "5, 5", "0x10, ", "-, "})
  void lenientNumbersUseWhatStandsBeforeOtherCharacters(String text, Long value) {
    assertThat(NumberRule.lenient(1, 255).read(text).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000000,",
    ".5, 500000,",
    "1., 1000000,",
    "0.01, 10000,",
    "255, 255000000,",
    "255.000001, , 'number ''255.000001'' outside range [0.010000, 255.000000]'",
    "0.009999, , 'number ''0.009999'' outside range [0.010000, 255.000000]'",
    "+5, 5000000, ",
    "'', , 'number '''' outside range [0.010000, 255.000000]'",
    "1.0000005, 1000001, 'number ''1.0000005'' has too many decimal places'",
    "., , 'invalid number ''.'''",
    "1.2.3, , 'invalid number ''1.2.3'''",
    "-1, , 'negative number ''-1'''",
    "9999999999999, , 'number ''9999999999999'' outside range [0.010000, 255.000000]'",
  })
  void decimalSeconds(String text, Long micros, String problem) {
    assertThat(DecimalRule.micros(10_000, 255_000_000).read(text))
        .isEqualTo(new DecimalRule.Outcome(micros, problem));
  }
}
