package io.holdfast.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressMonitorTest {
  @Test
  void timeOfALineIsReadAsUtc() {
    String line = "[2026-11-23T08:57:11.328161] 2: b1    inet 10.0.0.1/32 scope global b1";
    assertThat(AddressMonitor.time(line)).isEqualTo(Instant.parse("2026-11-23T08:57:11.328161Z"));
  }
}
