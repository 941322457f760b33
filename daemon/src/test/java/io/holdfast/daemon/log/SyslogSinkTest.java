package io.holdfast.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.LogEvent.Severity;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.net.ReceiveBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogSinkTest {
  private static final long NOVEMBER = 1_795_391_941_500L;

  @TempDir Path directory;

  @Test
  void sendsWhatAJournalIsSearchedFor() {
    Path socket = directory.resolve("log");
    int receiver = listen(socket);
    try (SyslogSink sink = sink(socket, Facility.DAEMON)) {
      sink.write(line(LogPart.VRRP, Severity.INFO, "(VI_1) Entering MASTER STATE"));
      sink.write(line(LogPart.PARENT, Severity.ERROR, "Stopping"));
    }
    long pid = ProcessHandle.current().pid();
    assertThat(received(receiver))
        .containsExactly(
            "<30>Nov 22 23:59:01 Keepalived_vrrp[" + pid + "]: (VI_1) Entering MASTER STATE",
            "<27>Nov 22 23:59:01 Keepalived[" + pid + "]: Stopping");
    Descriptors.close(receiver);
  }

  @Test
  void findsAReceiverThatCameBack() throws Exception {
    Path socket = directory.resolve("log");
    int first = listen(socket);
    try (SyslogSink sink = sink(socket, Facility.DAEMON)) {
      sink.write(line(LogPart.VRRP, Severity.INFO, "one"));
      assertThat(received(first)).hasSize(1);
      Descriptors.close(first);
      Files.delete(socket);
      sink.write(line(LogPart.VRRP, Severity.INFO, "lost"));
      int second = listen(socket);
      sink.write(line(LogPart.VRRP, Severity.INFO, "two"));
      assertThat(received(second)).singleElement().asString().endsWith("two");
      Descriptors.close(second);
    }
  }

  @ParameterizedTest
  @CsvSource({"daemon,3", "user,1", "0,16", "local0,16", "7,23", "local7,23"})
  void knowsFacilities(String name, int code) {
    assertThat(Facility.parse(name)).isEqualTo(new Facility(code));
  }

  @ParameterizedTest
  @CsvSource({"8", "local8", "local", "mail", "-1", "''"})
  void refusesOtherFacilities(String name) {
    assertThat(Facility.parse(name)).isNull();
  }

  private static SyslogSink sink(Path socket, Facility facility) {
    return new SyslogSink(socket.toString(), facility, Timestamp.of(ZoneOffset.UTC));
  }

  private static LogLine line(LogPart part, Severity severity, String text) {
    return new LogLine(part, severity, NOVEMBER, text);
  }

  private static int listen(Path path) {
    int fd = Sockets.open(SocketAddress.AF_UNIX, Sockets.SOCK_DGRAM | Sockets.SOCK_NONBLOCK, 0);
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, path.toString());
      assertThat(Sockets.bind(fd, address, length)).isZero();
    }
    return fd;
  }

  private static List<String> received(int fd) {
    List<String> lines = new ArrayList<>();
    try (ReceiveBatch batch = new ReceiveBatch(16, 1024)) {
      int count = batch.receive(fd);
      for (int slot = 0; slot < count; slot++) {
        byte[] bytes = new byte[batch.length(slot)];
        batch.buffer().get(batch.offset(slot), bytes);
        lines.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }
}
