package io.holdfast.daemon.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.daemon.show.Picture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /metrics}. Requests that come close together share a picture, so the loop
 * makes ten of them a second at most, however many ask. Its limits: two requests at a time, sixteen
 * that wait, 64 connections, 5 s to ask and 5 s to take the answer.
 */
final class MetricsServer implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final int THREADS = 2;
  private static final int WAITING = 16;
  private static final long SHARED_NANOS = 100_000_000;
  private static final long PATIENCE_SECONDS = 2;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  static {
    // The JDK's server reads these when it is loaded; a user's own settings stand.
    limit("sun.net.httpserver.maxReqTime", "5");
    limit("sun.net.httpserver.maxRspTime", "5");
    limit("jdk.httpserver.maxConnections", "64");
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Consumer<Consumer<Picture>> pictures;
  private @Nullable String text;
  private long textNanos;

  private MetricsServer(HttpServer server, Consumer<Consumer<Picture>> pictures) {
    this.server = server;
    this.pictures = pictures;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            task -> Thread.ofPlatform().name("metrics").daemon().unstarted(task));
    threads.allowCoreThreadTimeOut(true);
  }

  private static void limit(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Listens and answers from now on. */
  static MetricsServer start(ListenSpec place, Consumer<Consumer<Picture>> pictures)
      throws IOException {
    InetAddress address = InetAddress.ofLiteral(place.address().toString());
    HttpServer http = HttpServer.create(new InetSocketAddress(address, place.port()), WAITING);
    MetricsServer server = new MetricsServer(http, pictures);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        answer(exchange, NOT_FOUND, "metrics are at " + PATH + "\n");
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answer(exchange, NOT_ALLOWED, "only GET and HEAD\n");
      } else {
        String current = current();
        if (current == null) {
          answer(exchange, UNAVAILABLE, "the daemon does not answer\n");
        } else {
          exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
          answer(exchange, OK, current);
        }
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean isBodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isBodiless ? -1 : bytes.length);
    if (!isBodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Returns the text of now, or of a moment ago; null when the loop does not answer in time. */
  private synchronized @Nullable String current() {
    long nowNanos = System.nanoTime();
    if (text == null || nowNanos - textNanos > SHARED_NANOS) {
      Picture picture = picture();
      text = picture == null ? null : MetricsText.of(picture);
      textNanos = nowNanos;
    }
    return text;
  }

  private @Nullable Picture picture() {
    CompletableFuture<Picture> asked = new CompletableFuture<>();
    pictures.accept(asked::complete);
    try {
      return Objects.requireNonNull(asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException late) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
