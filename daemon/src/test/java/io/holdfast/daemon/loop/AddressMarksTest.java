package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** In the network namespace of the machine: daemons may live there, so no number is certain. */
class AddressMarksTest {
  @Test
  void everyLivingDaemonHasItsOwnNumber() {
    try (AddressMarks one = AddressMarks.take();
        AddressMarks two = AddressMarks.take()) {
      assertThat(one.own()).isBetween(AddressMarks.FIRST, AddressMarks.FIRST + 7);
      assertThat(two.own()).isGreaterThan(one.own());
      assertThat(one.isLeftBehind(one.own())).as("own number, before anything is added").isTrue();
      assertThat(two.isLeftBehind(one.own())).as("number of the living").isFalse();
      assertThat(two.isLeftBehind(two.own())).isTrue();
    }
  }

  @Test
  void numbersOfOthersAreNotOurs() {
    try (AddressMarks marks = AddressMarks.take()) {
      for (int number : new int[] {0, 3, 18, AddressMarks.FIRST - 1, AddressMarks.FIRST + 8}) {
        assertThat(marks.isLeftBehind(number)).as("number " + number).isFalse();
      }
    }
  }

  @Test
  void theNumberOfTheDeadIsFreeAgain() {
    AddressMarks dead = AddressMarks.take();
    dead.close();
    try (AddressMarks next = AddressMarks.take()) {
      assertThat(next.own()).isEqualTo(dead.own());
    }
  }
}
