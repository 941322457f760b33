package io.holdfast.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void aLineHasTimeHostAndWords() {
    Timeline timeline = Timeline.recording();
    timeline.add(1_500_000_000, "h1", "wakes");
    assertThat(timeline.text()).isEqualTo("    1.500000  h1       wakes\n");
  }

  @Test
  void theOldestLinesAreLeftOut() {
    Timeline timeline = Timeline.recording();
    for (int line = 0; line <= Timeline.MAX_LINES; line++) {
      timeline.add(line, "h1", "line " + line);
    }
    assertThat(timeline.text())
        .startsWith("... 1 earlier lines left out\n")
        .endsWith("line " + Timeline.MAX_LINES + "\n")
        .doesNotContain("line 0\n");
  }

  @Test
  void aSilentOneKeepsNothing() {
    Timeline timeline = Timeline.silent();
    timeline.add(0, "h1", "wakes");
    assertThat(timeline.text()).isEmpty();
  }
}
