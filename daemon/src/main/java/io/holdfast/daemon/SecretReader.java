package io.holdfast.daemon;

import io.holdfast.config.host.SecretFile;
import io.holdfast.config.host.SecretFile.Finding;
import io.holdfast.linux.file.FileTrust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads the first line of a file that holds a secret. Every directory of its path and the file
 * belong to root and cannot be written by others, or the file is not used. Blocks on the file
 * system; not for the loop thread.
 */
final class SecretReader {
  private static final int READABLE_BY_OTHERS = 0004;
  private static final int MAX_BYTES = 4096;

  private SecretReader() {}

  static SecretFile read(String name) {
    try {
      Path path = Path.of(name);
      return switch (FileTrust.of(path)) {
        case FileTrust.Trusted trusted -> content(path);
        case FileTrust.Changeable changeable -> unusable(Finding.CHANGEABLE);
        case FileTrust.NotFound absent ->
            unusable(Files.exists(path) ? Finding.UNREADABLE : Finding.MISSING);
      };
    } catch (InvalidPathException nonsense) {
      return unusable(Finding.MISSING);
    } catch (IOException refused) {
      return unusable(Finding.UNREADABLE);
    }
  }

  private static SecretFile content(Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    if (line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    int mode = (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:mode"));
    if (line.isEmpty()) {
      return unusable(Finding.EMPTY);
    }
    boolean isOpen = (mode & READABLE_BY_OTHERS) != 0;
    return new SecretFile(line, isOpen ? Finding.READABLE : Finding.SAFE);
  }

  private static SecretFile unusable(Finding finding) {
    return new SecretFile("", finding);
  }
}
