package io.holdfast.daemon.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInCheckTest {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  @TempDir Path directory;

  @Test
  void connects() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, LOCAL)) {
      port = server.getLocalPort();
      assertThat(run(new CheckSpec.Tcp("127.0.0.1", port)).success()).isTrue();
    }
    ScriptOutcome refused = run(new CheckSpec.Tcp("127.0.0.1", port));
    assertThat(refused.kind()).isEqualTo(Kind.UNMET);
    assertThat(refused.reason()).contains("127.0.0.1:" + port).contains("refused");
  }

  @Test
  void asksForAPage() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, LOCAL)) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/ready";
      Thread.ofVirtual().start(() -> serve(server));
      assertThat(run(new CheckSpec.Http(url, 503)).reason()).isEmpty();
      assertThat(run(new CheckSpec.Http(url, 200)).reason())
          .endsWith("answered 503 instead of 200");
    }
    String nobody = "http://127.0.0.1:1/ready";
    assertThat(run(new CheckSpec.Http(nobody, 200)).reason()).contains("refused");
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsTooLate() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, LOCAL)) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(100);
      ScriptOutcome outcome = BuiltInCheck.run(new CheckSpec.Http(url, 200), timeoutNanos);
      assertThat(outcome.success()).isFalse();
      assertThat(outcome.reason()).containsAnyOf("no answer in time", "timed out");
    }
  }

  @Test
  void aReasonIsInWordsAndNamesAnExceptionOnlyWhereThatSaysMore() {
    assertThat(BuiltInCheck.reason(new IOException("/srv/flag: no answer in time")))
        .isEqualTo("/srv/flag: no answer in time");
    assertThat(BuiltInCheck.reason(new UnknownHostException("db.example")))
        .isEqualTo("UnknownHostException: db.example");
    assertThat(BuiltInCheck.reason(new IOException())).isEqualTo("IOException");
  }

  @Test
  void aNameWithoutAnAddressIsSaidWithoutTheWordsOfJava() {
    assertThat(run(new CheckSpec.Tcp("host.invalid", 80)).reason())
        .startsWith("cannot look up host.invalid: ")
        .doesNotContain("java", "Exception");
  }

  @Test
  void pings() {
    assertThat(run(new CheckSpec.Ping("127.0.0.1")).reason()).isEmpty();
    long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(100);
    ScriptOutcome silent = BuiltInCheck.run(new CheckSpec.Ping("203.0.113.1"), timeoutNanos);
    assertThat(silent.success()).isFalse();
  }

  @Test
  void looksUpNames() throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, LOCAL)) {
      Thread.ofVirtual().start(() -> answer(server));
      IpAddress address = IpAddress.parse("127.0.0.1");
      int port = server.getLocalPort();
      assertThat(run(new CheckSpec.Dns("good.example", "A", address, port)).reason()).isEmpty();
      assertThat(run(new CheckSpec.Dns("xgood.example", "A", address, port)).reason())
          .isEqualTo("no such name: xgood.example");
    }
  }

  @Test
  void looksForARouteAndAFile() throws Exception {
    Prefix nowhere = Prefix.parse("203.0.113.64/26");
    assertThat(run(new CheckSpec.Route(nowhere)).reason())
        .isEqualTo("no route to 203.0.113.64/26 in the main table");
    Path file = directory.resolve("here");
    assertThat(run(new CheckSpec.FileExists(file.toString())).reason())
        .isEqualTo(file + " does not exist");
    Files.createFile(file);
    assertThat(run(new CheckSpec.FileExists(file.toString())).success()).isTrue();
  }

  /** A web server that is never ready. */
  private static void serve(ServerSocket server) {
    try {
      while (true) {
        try (Socket client = server.accept()) {
          client.getInputStream().read(new byte[1024]);
          String answer = "HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
          client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /** A name server that knows one address of each name, but of names that begin with x. */
  private static void answer(DatagramSocket server) {
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(new byte[512], 512);
        server.receive(query);
        byte[] question = Arrays.copyOf(query.getData(), query.getLength());
        boolean isKnown = question[13] != 'x';
        byte[] record = {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 10, 1, 2, 3};
        byte[] reply = Arrays.copyOf(question, question.length + (isKnown ? record.length : 0));
        if (isKnown) {
          System.arraycopy(record, 0, reply, question.length, record.length);
          reply[7] = 1;
        }
        reply[2] = (byte) 0x85;
        reply[3] = (byte) (isKnown ? 0x80 : 0x83);
        server.send(new DatagramPacket(reply, reply.length, query.getSocketAddress()));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static ScriptOutcome run(CheckSpec check) {
    return BuiltInCheck.run(check, TimeUnit.SECONDS.toNanos(20));
  }
}
