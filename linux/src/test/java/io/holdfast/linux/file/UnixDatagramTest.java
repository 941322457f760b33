package io.holdfast.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.Sockets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixDatagramTest {
  private static final int MANY = 100_000;

  @TempDir Path directory;

  private static int listen(String name) {
    int fd = Sockets.open(SocketAddress.AF_UNIX, Sockets.SOCK_DGRAM, 0);
    try (NativeMemory address = NativeMemory.temporary(SocketAddress.MAX_BYTES)) {
      int length = SocketAddress.writeUnix(address, name);
      assertThat(Sockets.bind(fd, address, length)).isZero();
    }
    return fd;
  }

  private static String receive(int fd) {
    try (NativeMemory room = NativeMemory.temporary(64)) {
      int length = Descriptors.read(fd, room, 64);
      byte[] bytes = new byte[length];
      room.bytes().get(0, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@holdfast-test/", ""})
  void deliversToPathsAndAbstractNames(String prefix) {
    String name = prefix + directory.resolve("log");
    int listener = listen(name);
    try (UnixDatagram socket = UnixDatagram.connect(name).orThrow();
        NativeMemory message = NativeMemory.temporary("READY=1")) {
      assertThat(socket.send(message, 7)).isZero();
      assertThat(receive(listener)).isEqualTo("READY=1");
    } finally {
      Descriptors.close(listener);
    }
  }

  @Test
  void neverWaitsForASlowReceiver() {
    String name = directory.resolve("log").toString();
    int listener = listen(name);
    try (UnixDatagram socket = UnixDatagram.connect(name).orThrow();
        NativeMemory message = NativeMemory.temporary("line")) {
      int result = 0;
      for (int sent = 0; sent < MANY && result == 0; sent++) {
        result = socket.send(message, 4);
      }
      assertThat(result).isEqualTo(-Errno.EAGAIN);
      receive(listener);
      assertThat(socket.send(message, 4)).isZero();
    } finally {
      Descriptors.close(listener);
    }
  }

  @Test
  void tellsThatTheReceiverIsGone() {
    String name = directory.resolve("log").toString();
    int listener = listen(name);
    try (UnixDatagram socket = UnixDatagram.connect(name).orThrow();
        NativeMemory message = NativeMemory.temporary("line")) {
      Descriptors.close(listener);
      assertThat(socket.send(message, 4)).isEqualTo(-Errno.ECONNREFUSED);
    }
    assertThat(UnixDatagram.connect(directory.resolve("none").toString()))
        .isEqualTo(new Result.Failure<>(Operation.CONNECT, Errno.ENOENT));
    assertThat(UnixDatagram.connect("/" + "x".repeat(SocketAddress.MAX_UNIX_NAME)))
        .isEqualTo(new Result.Failure<>(Operation.CONNECT, Errno.ENAMETOOLONG));
  }
}
