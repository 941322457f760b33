package io.holdfast.bench.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A control client that asks as much as it can and never reads an answer. */
final class SilentClient implements AutoCloseable {
  private static final int QUESTIONS = 10_000;

  private final SocketChannel channel;

  private SilentClient(SocketChannel channel) {
    this.channel = channel;
  }

  static SilentClient connect(Path socket) {
    try {
      return new SilentClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks until the daemon takes no more questions. */
  void ask() {
    byte[] question = "{\"request\":\"status\"}\n".getBytes(StandardCharsets.US_ASCII);
    try {
      channel.configureBlocking(false);
      boolean isTaken = true;
      for (int count = 0; count < QUESTIONS && isTaken; count++) {
        isTaken = channel.write(ByteBuffer.wrap(question)) == question.length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
