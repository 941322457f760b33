package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same file and the same events for keepalived and for Holdfast, side by side: after each of
 * them the addresses, routes and rules of the two hosts are the same.
 */
@Live
class EventDifferenceIT {
  private static final int ENOUGH = 12;

  static Stream<EventCase> cases() {
    return EventCase.all().stream();
  }

  @Test
  void thereAreEnough() {
    assertThat(EventCase.all()).hasSizeGreaterThanOrEqualTo(ENOUGH);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void bothKernelsEndUpAlike(EventCase given) {
    assumeThat(Product.subject()).isEqualTo(Product.HOLDFAST);
    try (LiveLab ourLab = new LiveLab();
        LiveLab theirLab = new LiveLab()) {
      EventHost theirs = new EventHost(theirLab, Product.KEEPALIVED, given.file());
      EventHost ours = new EventHost(ourLab, Product.HOLDFAST, given.file());
      for (String event : given.events()) {
        theirs.play(event);
        ours.play(event);
        if (event.matches("(has|lacks) .*")) {
          compare(event, ours, theirs);
        }
      }
    }
  }

  /** What is under way on one of the two may need a moment more. */
  private static void compare(String event, EventHost ours, EventHost theirs) {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    List<String> actual = ours.changes();
    List<String> expected = theirs.changes();
    while (!actual.equals(expected) && System.nanoTime() - deadline < 0) {
      EventHost.pause();
      actual = ours.changes();
      expected = theirs.changes();
    }
    assertThat(actual).as("changes of the kernel after: " + event).isEqualTo(expected);
  }
}
