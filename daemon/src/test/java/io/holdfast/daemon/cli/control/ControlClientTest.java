package io.holdfast.daemon.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.file.UnixSocket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client's end beside a server that does not wait for what it is asked. */
@Timeout(20)
class ControlClientTest {
  private static final long AMPLE_MILLIS = 10_000;

  @TempDir Path directory;

  @Test
  void hearsWhatAServerSaidBeforeItClosed() throws IOException {
    Path path = directory.resolve("control.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      UnixSocket socket = UnixSocket.connect(path, ControlClient.STEP_MILLIS).orThrow();
      try (ControlClient client = new ControlClient(socket)) {
        try (SocketChannel accepted = server.accept()) {
          accepted.write(ByteBuffer.wrap("busy\n".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(client.ask("{}", AMPLE_MILLIS)).isEqualTo("busy");
        assertThat(client.ask("{}", AMPLE_MILLIS)).isNull();
      }
    }
  }
}
