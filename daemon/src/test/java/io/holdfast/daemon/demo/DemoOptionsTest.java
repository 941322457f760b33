package io.holdfast.daemon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
  private static final Path HOME = Path.of("/opt/holdfast");

  @Test
  void tellsItsStoryWithTheLauncherUnlessToldOtherwise() {
    DemoOptions options = DemoOptions.parse(List.of(), HOME);
    assertThat(options.daemonCommand()).containsExactly("/opt/holdfast/holdfast");
    assertThat(options.examples()).isEqualTo(Path.of("/opt/holdfast/examples/postgres-ha"));
    assertThat(options.daemonName()).isEqualTo("holdfast");
  }

  @Test
  void anotherDaemonCanTakeTheStage() {
    DemoOptions options = DemoOptions.parse(List.of("--daemon", "/usr/sbin/keepalived -x"), HOME);
    assertThat(options.daemonCommand()).containsExactly("/usr/sbin/keepalived", "-x");
    assertThat(options.daemonName()).isEqualTo("keepalived");
  }

  @Test
  void wrongArgumentsAreNoOptions() {
    assertThat(DemoOptions.parse(List.of("--daemon"), HOME)).isNull();
    assertThat(DemoOptions.parse(List.of("--daemon", " "), HOME)).isNull();
    assertThat(DemoOptions.parse(List.of("--fast"), HOME)).isNull();
  }
}
