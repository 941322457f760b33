package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The installed keepalived, asked what it thinks of a file. */
final class Keepalived {
  /** What keeps it from complaining about interfaces that this machine does not have. */
  static final String NO_INTERFACES_NEEDED = "global_defs {\n dynamic_interfaces\n}\n";

  private static final Path PROGRAM = Path.of("/usr/sbin/keepalived");
  private static final int ATTEMPTS = 5;
  private static final int KILLED = 128;

  /** What it answers: the exit status and everything it prints. */
  record Answer(int status, String output) {}

  private Keepalived() {}

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Asks again when a signal ended it: 2.2.7 now and then ends its own test process so. */
  static Answer test(Path file) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path output = file.resolveSibling(file.getFileName() + ".out");
      Process process =
          new ProcessBuilder(PROGRAM.toString(), "-t", "-f", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("keepalived -t of %s ends", file).isTrue();
      if (process.exitValue() < KILLED || attempt == ATTEMPTS) {
        byte[] said = Files.readAllBytes(output);
        return new Answer(process.exitValue(), new String(said, StandardCharsets.UTF_8));
      }
    }
  }
}
