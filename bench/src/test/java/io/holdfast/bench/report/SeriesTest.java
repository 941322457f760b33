package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void medianIsTheMiddleOfTheSortedValues() {
    assertThat(series(9, 1, 2).median()).isEqualTo(2.0);
    assertThat(series(9, 1, 2, 4).median()).isEqualTo(3.0);
    assertThat(series(7).median()).isEqualTo(7.0);
  }

  @Test
  void extremesAreFoundWhereverTheyStand() {
    assertThat(series(3, -1, 2).greatest()).isEqualTo(3.0);
    assertThat(series(3, -1, 2).least()).isEqualTo(-1.0);
  }

  @Test
  void withoutValuesThereIsNoNumber() {
    assertThat(series().isEmpty()).isTrue();
    assertThat(series().median()).isNaN();
    assertThat(series().greatest()).isNaN();
    assertThat(series().least()).isNaN();
  }

  @Test
  void valuesBelongToTheirRuns() {
    Series series = new Series(Map.of(1, 5.0, 3, 7.0));
    assertThat(series.of(3)).isEqualTo(7.0);
    assertThat(series.of(2)).isNaN();
    assertThat(series.values()).containsExactly(5.0, 7.0);
  }

  @Test
  void laterChangesOfTheMapDoNotShow() {
    Map<Integer, Double> values = new HashMap<>(Map.of(1, 1.0));
    Series series = new Series(values);
    values.put(2, 100.0);
    assertThat(series.greatest()).isEqualTo(1.0);
  }

  private static Series series(double... values) {
    Map<Integer, Double> byRun = new TreeMap<>();
    for (double value : values) {
      byRun.put(byRun.size() + 1, value);
    }
    return new Series(byRun);
  }
}
