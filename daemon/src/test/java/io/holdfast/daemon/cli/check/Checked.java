package io.holdfast.daemon.cli.check;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run of {@code check} wrote. */
record Checked(int status, String out, String errors) {

  static Checked run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        CheckCommand.run(
            List.of(arguments),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    return new Checked(
        status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }
}
