package io.holdfast.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own Java sources. */
final class SourceTree {
  private static final List<String> MODULES =
      List.of("wire", "core", "config", "linux", "daemon", "sim", "it", "bench");

  private SourceTree() {}

  static Path root() {
    return Path.of(System.getProperty("holdfast.home", "..")).toAbsolutePath().normalize();
  }

  /** Every source file, of the products and of their tests. */
  static List<Path> all() {
    return MODULES.stream()
        .flatMap(module -> javaFiles(root().resolve(module).resolve("src")))
        .toList();
  }

  /** The product's source files. */
  static List<Path> products() {
    return MODULES.stream()
        .flatMap(module -> javaFiles(root().resolve(module).resolve("src/main/java")))
        .toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
