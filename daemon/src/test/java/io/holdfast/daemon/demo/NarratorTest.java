package io.holdfast.daemon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void logLinesCarryTheTimeSinceTheActBegan() {
    Narrator narrator = new Narrator(out, false);
    Instant start = narrator.act("The cable is cut");
    narrator.log("host 2", start.plusMillis(3_012), "Entering MASTER STATE");
    assertThat(text())
        .isEqualTo("\nThe cable is cut\n    +3.012 s  host 2  Entering MASTER STATE\n");
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() {
    new Narrator(out, false).bad("nobody holds it");
    assertThat(text()).isEqualTo("  => nobody holds it\n");
    new Narrator(out, true).bad("nobody holds it");
    assertThat(text()).contains("\033[31m=> nobody holds it\033[0m");
  }

  @Test
  void nothingIsSaidAfterTheLastWords() {
    Narrator narrator = new Narrator(out, false);
    narrator.mute("Interrupted.");
    narrator.bad("the story ends here");
    assertThat(text()).isEqualTo("Interrupted.\n");
  }

  @Test
  void logLinesAreShownWithoutTheirDateAndOnlyIfTheyMatter() {
    assertThat(Member.withoutDate("Sun Nov  2 23:38:32 2026: (VI) Entering MASTER STATE"))
        .isEqualTo("(VI) Entering MASTER STATE");
    assertThat(Member.isWorthTelling("(VI) Entering MASTER STATE")).isTrue();
    assertThat(Member.isWorthTelling("Sending gratuitous ARP on ens18 for 10.0.2.100")).isFalse();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
