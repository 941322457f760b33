package io.holdfast.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.State;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.SnapshotFixture;
import io.holdfast.wire.ip.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP side of metrics, on the loopback. */
class MetricsEndpointTest {
  private static final Picture PICTURE =
      SnapshotFixture.picture(SnapshotFixture.ofOneRouter(State.MASTER), List.of(), 0);
  private static final long AMPLE_SECONDS = 20;

  private final AtomicInteger asked = new AtomicInteger();
  private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
  private final MetricsEndpoint endpoint = new MetricsEndpoint(this::picture, complaints::add);

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void picture(Consumer<Picture> taker) {
    asked.incrementAndGet();
    taker.accept(PICTURE);
  }

  @Test
  void answersGetAndHeadAndNothingElse() throws IOException {
    int port = listen();
    String metrics = talk(port, "GET /metrics");
    assertThat(metrics)
        .startsWith("HTTP/1.1 200 ")
        .contains("text/plain; version=0.0.4; charset=utf-8", "\nholdfast_maintenance 0\n");
    assertThat(talk(port, "HEAD /metrics"))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContain("holdfast_maintenance");
    assertThat(talk(port, "POST /metrics")).startsWith("HTTP/1.1 405 ");
    assertThat(talk(port, "GET /etc/passwd")).startsWith("HTTP/1.1 404 ");
    assertThat(talk(port, "GET /../../metrics")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void manyWhoAskShareAPicture() throws IOException {
    int port = listen();
    long startNanos = System.nanoTime();
    for (int count = 0; count < 50; count++) {
      assertThat(talk(port, "GET /metrics")).startsWith("HTTP/1.1 200 ");
    }
    long tenths = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) / 100;
    assertThat((long) asked.get()).isBetween(1L, tenths + 2);
  }

  @Test
  void saysOnceWhereItCannotListenAndGoesElsewhere() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endpoint.listen(place(taken.getLocalPort()));
      assertThat(complaints.poll(AMPLE_SECONDS, TimeUnit.SECONDS))
          .contains("metrics_listen 127.0.0.1:" + taken.getLocalPort() + ": cannot listen there");
    }
    int port = listen();
    assertThat(talk(port, "GET /metrics")).startsWith("HTTP/1.1 200 ");
    assertThat(complaints).isEmpty();
  }

  @Test
  void movesWhenItIsWantedElsewhere() throws IOException {
    int first = listen();
    assertThat(talk(first, "GET /metrics")).startsWith("HTTP/1.1 200 ");
    int second = listen();
    assertThat(talk(second, "GET /metrics")).startsWith("HTTP/1.1 200 ");
    assertThat(isOpen(first)).isFalse();
  }

  private int listen() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    endpoint.listen(place(port));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AMPLE_SECONDS);
    while (!isOpen(port) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return port;
  }

  private static ListenSpec place(int port) {
    return new ListenSpec(IpAddress.parse("127.0.0.1"), port);
  }

  private static boolean isOpen(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      // A socket that got the very port as its own is connected to itself.
      return socket.getLocalPort() != port;
    } catch (SocketException refused) {
      return false;
    }
  }

  private static String talk(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String text = request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
