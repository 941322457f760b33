package io.holdfast.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
  private static final int LIMIT_MILLIS = 2_000;
  private static final int OWNER_ONLY = 0600;

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("control.sock");
  }

  private static void write(UnixSocket socket, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (NativeMemory memory = NativeMemory.temporary(text)) {
      assertThat(socket.write(memory, bytes.length)).isEqualTo(bytes.length);
    }
  }

  private static String read(UnixSocket socket) {
    try (NativeMemory room = NativeMemory.temporary(64)) {
      int length = socket.read(room, 64);
      byte[] bytes = new byte[Math.max(0, length)];
      room.bytes().get(0, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Test
  void talksBothWaysAndKnowsWhoIsThere() throws Exception {
    int uid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    try (UnixSocket listener = UnixSocket.listen(path(), OWNER_ONLY, 4).orThrow()) {
      assertThat(listener.accept()).isEqualTo(failure(Operation.ACCEPT, Errno.EAGAIN));
      try (UnixSocket client = UnixSocket.connect(path(), LIMIT_MILLIS).orThrow();
          UnixSocket server = listener.accept().orThrow()) {
        write(client, "status\n");
        assertThat(read(server)).isEqualTo("status\n");
        write(server, "fine\n");
        assertThat(read(client)).isEqualTo("fine\n");
        PeerCredentials seen = server.peer().orThrow();
        assertThat(seen.pid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(seen.uid()).isEqualTo(uid);
        assertThat(client.peer().orThrow()).isEqualTo(seen);
      }
    }
  }

  @Test
  void theFileIsForItsOwnerFromItsFirstMomentOn() throws Exception {
    try (UnixSocket listener = UnixSocket.listen(path(), OWNER_ONLY, 4).orThrow()) {
      assertThat(listener.fd()).isPositive();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void takesThePlaceOfTheDeadAndOfNobodyElse() throws Exception {
    UnixSocket.listen(path(), OWNER_ONLY, 4).orThrow().close();
    assertThat(path()).exists();
    assertThat(UnixSocket.connect(path(), LIMIT_MILLIS))
        .isEqualTo(failure(Operation.CONNECT, Errno.ECONNREFUSED));
    try (UnixSocket living = UnixSocket.listen(path(), OWNER_ONLY, 4).orThrow()) {
      assertThat(living.fd()).isPositive();
      assertThat(UnixSocket.listen(path(), OWNER_ONLY, 4))
          .isEqualTo(failure(Operation.LISTEN, Errno.EADDRINUSE));
    }
    Path file = Files.writeString(directory.resolve("file"), "precious");
    Path trap = Files.createSymbolicLink(directory.resolve("trap"), path());
    for (Path taken : new Path[] {file, trap}) {
      assertThat(UnixSocket.listen(taken, OWNER_ONLY, 4))
          .isEqualTo(failure(Operation.LISTEN, Errno.EADDRINUSE));
    }
    assertThat(file).hasContent("precious");
    assertThat(Files.isSymbolicLink(trap)).isTrue();
  }

  @Test
  void waitsNoLongerThanItsLimitAndSaysWhyItCannot() {
    try (UnixSocket listener = UnixSocket.listen(path(), OWNER_ONLY, 4).orThrow();
        UnixSocket client = UnixSocket.connect(path(), 20).orThrow();
        NativeMemory room = NativeMemory.temporary(8)) {
      assertThat(listener.fd()).isPositive();
      assertThat(client.read(room, 8)).isEqualTo(-Errno.EAGAIN);
    }
    assertThat(UnixSocket.connect(directory.resolve("none"), LIMIT_MILLIS))
        .isEqualTo(failure(Operation.CONNECT, Errno.ENOENT));
    assertThat(UnixSocket.listen(directory.resolve("x".repeat(200)), OWNER_ONLY, 4))
        .isEqualTo(failure(Operation.LISTEN, Errno.ENAMETOOLONG));
  }

  private static Result<UnixSocket> failure(Operation operation, int errno) {
    return new Result.Failure<>(operation, errno);
  }
}
