package io.holdfast.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiseFallTest {

  /**
   * Each letter of {@code runs} is a run, each letter of {@code verdicts} what is known after it.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, sfsf, GBGB",
    "3, 2, s, G",
    "2, 3, f, B",
    "2, 3, sffsffsfff, GGGGGGGGGB",
    "3, 1, fsssfsss, BBBGBBBG",
    "3, 2, fssfsss, BBBBBBG",
    "1, 4, sfffsffff, GGGGGGGGB"
  })
  void verdictsFollowRuns(int rise, int fall, String runs, String verdicts) {
    RiseFall riseFall = new RiseFall(rise, fall);
    StringBuilder actual = new StringBuilder();
    char before = '?';
    for (int index = 0; index < runs.length(); index++) {
      char run = runs.charAt(index);
      boolean changed = run == 's' ? riseFall.succeeded() : riseFall.failed();
      char verdict = riseFall.good() ? 'G' : 'B';
      assertThat(changed).as("change after %s", actual).isEqualTo(verdict != before);
      before = verdict;
      actual.append(verdict);
    }
    assertThat(actual).hasToString(verdicts);
  }

  @Test
  void nothingIsDecidedBeforeTheFirstRun() {
    RiseFall riseFall = new RiseFall(1, 1);
    assertThat(riseFall.decided()).isFalse();
    assertThat(riseFall.good()).isFalse();
  }

  @Test
  void startsFailedOnRequest() {
    RiseFall riseFall = new RiseFall(2, 1);
    riseFall.startFailed();
    assertThat(riseFall.decided()).isTrue();
    assertThat(riseFall.succeeded()).isFalse();
    assertThat(riseFall.succeeded()).isTrue();
  }

  @Test
  void otherLimitsKeepTheVerdict() {
    RiseFall riseFall = new RiseFall(1, 1);
    riseFall.succeeded();
    riseFall.limits(2, 2);
    assertThat(riseFall.good()).isTrue();
    assertThat(riseFall.failed()).isFalse();
    assertThat(riseFall.failed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "true, 20, false, 20", "false, 20, false, 0", "true, -20, false, 0", "false, -20, false, -20",
    "true, 20, true, -20", "false, 20, true, 0", "true, -20, true, 0", "false, -20, true, 20"
  })
  void weightsCountAsInTheTable(boolean good, int weight, boolean reverse, int expected) {
    assertThat(PriorityMath.contribution(good, weight, reverse)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 100", "100, -99, 1", "100, -100, 1", "254, 1, 254", "1, 2147483647, 254"})
  void prioritiesStayWithinTheRange(int base, int sum, int expected) {
    assertThat(PriorityMath.effective(base, sum)).isEqualTo(expected);
  }
}
