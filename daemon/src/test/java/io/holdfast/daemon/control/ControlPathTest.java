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
        "-, -, -, /run/holdfast/control.sock",
        "-, blue, -, /run/holdfast/control_blue.sock",
        "-, -, a, /run/holdfast/control@a.sock",
        "-, blue, ../a, /run/holdfast/control_blue@.._a.sock",
        "-, ../../etc/x, -, /run/holdfast/control_.._.._etc_x.sock",
        "/run/keepalived.pid, -, a, /run/keepalived.sock",
        "/var/a/daemon, blue, -, /var/a/daemon.sock"
      })
  void followsPidFileNamespaceAndInstance(
      String pidFile, String namespace, String instance, String path) {
    assertThat(ControlPath.of(pidFile, namespace, instance)).isEqualTo(Path.of(path));
  }
}
