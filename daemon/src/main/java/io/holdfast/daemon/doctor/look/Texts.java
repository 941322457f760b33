package io.holdfast.daemon.doctor.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads small files of the kernel and of other programs. Stateless. */
final class Texts {
  private Texts() {}

  /** Returns the whole text, or null when it cannot be read. */
  static @Nullable String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Returns the whole text, or an empty one. */
  static String orEmpty(Path file) {
    String text = read(file);
    return text == null ? "" : text;
  }

  /**
   * Returns the last value of a {@code KEY=VALUE} line, empty when there is none. Sections are not
   * told apart.
   */
  static String valueOf(String text, String key) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(key + "="))
        .reduce((first, second) -> second)
        .map(line -> line.substring(key.length() + 1).strip())
        .orElse("");
  }
}
