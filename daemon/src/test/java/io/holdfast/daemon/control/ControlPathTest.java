package io.holdfast.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPathTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, /run/holdfast/control.sock",
        "-, blue, /run/holdfast/control_blue.sock",
        "-, ../../etc/x, /run/holdfast/control_.._.._etc_x.sock",
        "/run/keepalived.pid, -, /run/keepalived.sock",
        "/var/a/daemon, blue, /var/a/daemon.sock"
      })
  void followsPidFileAndNamespace(String pidFile, String namespace, String path) {
    assertThat(ControlPath.of(pidFile, namespace)).isEqualTo(Path.of(path));
  }
}
