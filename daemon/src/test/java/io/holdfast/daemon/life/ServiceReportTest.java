package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systemd is told, at a real datagram socket. */
class ServiceReportTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int ROOM = 512;

  @TempDir Path directory;

  private int listener;
  private ServiceManager manager;

  @BeforeEach
  void listen() {
    String name = directory.resolve("notify").toString();
    int type = Sockets.SOCK_DGRAM | Sockets.SOCK_NONBLOCK;
    listener = Sockets.open(SocketAddress.AF_UNIX, type, 0);
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, name);
      assertThat(Sockets.bind(listener, address, length)).isZero();
    }
    manager = ServiceManager.connect(name);
  }

  @AfterEach
  void close() {
    manager.close();
    Descriptors.close(listener);
  }

  /** The next message, or empty if none waits. */
  private String received() {
    try (NativeMemory room = NativeMemory.temporary(ROOM)) {
      int length = Descriptors.read(listener, room, ROOM);
      byte[] bytes = new byte[Math.max(0, length)];
      room.bytes().get(0, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private ServiceReport report(long petIntervalNanos) {
    return new ServiceReport(manager, new Engine()::snapshot, petIntervalNanos);
  }

  @Test
  void readyReloadingStopping() {
    manager.ready();
    assertThat(received()).isEqualTo("READY=1\nMAINPID=" + ProcessHandle.current().pid());
    manager.reloading();
    assertThat(received()).matches("RELOADING=1\nMONOTONIC_USEC=\\d+");
    manager.stopping(45 * SECOND);
    assertThat(received()).isEqualTo("STOPPING=1\nEXTEND_TIMEOUT_USEC=65000000");
  }

  @Test
  void statusAtOnceAndThenAtMostOnceASecond() {
    ServiceReport report = report(0);
    assertThat(report.deadlineNanos()).isLessThanOrEqualTo(0);
    report.beat(0);
    assertThat(received()).isEqualTo("STATUS=no instances");
    assertThat(report.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    report.changed();
    report.changed();
    assertThat(report.deadlineNanos()).isEqualTo(SECOND);
    report.beat(SECOND);
    assertThat(received()).isEqualTo("STATUS=no instances");
    assertThat(received()).isEmpty();
  }

  @Test
  void aRefusedReloadStaysVisibleUntilAGoodOne() {
    manager.reloaded(false);
    ServiceReport report = report(0);
    report.beat(0);
    assertThat(received())
        .isEqualTo("STATUS=The last reload was refused, see the log; no instances");
    manager.reloaded(true);
    report.changed();
    report.beat(SECOND);
    assertThat(received()).isEqualTo("STATUS=no instances");
  }

  @Test
  void maintenanceIsVisibleAsLongAsItLasts() {
    Engine engine = new Engine();
    ServiceReport report = new ServiceReport(manager, engine::snapshot, 0);
    engine.apply(new Input.MaintenanceChanged(true), 0, new Effects());
    report.beat(0);
    assertThat(received()).isEqualTo("STATUS=In maintenance; no instances");
    engine.apply(new Input.MaintenanceChanged(false), 0, new Effects());
    report.changed();
    report.beat(SECOND);
    assertThat(received()).isEqualTo("STATUS=no instances");
  }

  @Test
  void signsOfLifeWhenTheyAreDueAndOnlyWhenTheLoopTurns() {
    ServiceReport report = report(5 * SECOND);
    report.beat(0);
    assertThat(received()).isEqualTo("WATCHDOG=1");
    assertThat(received()).startsWith("STATUS=");
    assertThat(report.deadlineNanos()).isEqualTo(5 * SECOND);
    // A stall of the loop is followed by one sign, not by those that were missed.
    report.beat(60 * SECOND);
    assertThat(received()).isEqualTo("WATCHDOG=1");
    assertThat(received()).isEmpty();
    assertThat(report.deadlineNanos()).isEqualTo(65 * SECOND);
  }

  @Test
  void nothingIsDueWhenNobodyAsked() {
    ServiceReport report =
        new ServiceReport(ServiceManager.connect(null), new Engine()::snapshot, 0);
    assertThat(report.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(ServiceReport.text(List.of())).isEqualTo("no instances");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10000000, 7, 5000000000",
        "10000000, -, 5000000000",
        "10000000, 8, 0",
        "-, 7, 0",
        "0, 7, 0",
        "soon, 7, 0"
      })
  void theWatchdogIsAskedForByEnvironment(String micros, String pid, long intervalNanos) {
    Map<String, String> environment = new HashMap<>();
    if (micros != null) {
      environment.put("WATCHDOG_USEC", micros);
    }
    if (pid != null) {
      environment.put("WATCHDOG_PID", pid);
    }
    assertThat(ServiceReport.petIntervalNanos(environment, 7)).isEqualTo(intervalNanos);
  }
}
