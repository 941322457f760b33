package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void medianIsTheMiddleOfTheSortedValues() {
    assertThat(new Series(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    assertThat(new Series(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3.0);
    assertThat(new Series(List.of(7.0)).median()).isEqualTo(7.0);
  }

  @Test
  void extremesAreFoundWhereverTheyStand() {
    Series series = new Series(List.of(3.0, -1.0, 2.0));
    assertThat(series.greatest()).isEqualTo(3.0);
    assertThat(series.least()).isEqualTo(-1.0);
  }

  @Test
  void withoutValuesThereIsNoNumber() {
    Series empty = new Series(List.of());
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.median()).isNaN();
    assertThat(empty.greatest()).isNaN();
    assertThat(empty.least()).isNaN();
  }

  @Test
  void laterChangesOfTheListDoNotShow() {
    List<Double> values = new ArrayList<>(List.of(1.0));
    Series series = new Series(values);
    values.add(100.0);
    assertThat(series.greatest()).isEqualTo(1.0);
  }
}
