package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A check of a small file takes its classes from the cache. Whatever it loads or makes beyond that
 * (a switch over patterns, the hash of a record, a resource in a jar) costs milliseconds, of which
 * it has few; a count of classes says so on a busy machine as well as on a quiet one.
 */
class CheckStartIT {
  private static final String FILE = "examples/postgres-ha/host1.conf";

  /** None, with one to spare for what a release of the JDK may need. */
  private static final int CLASSES_FROM_ELSEWHERE = 1;

  @ParameterizedTest
  @ValueSource(strings = {"-t -f " + FILE, "check " + FILE})
  void classesComeFromTheCache(String arguments, @TempDir Path directory)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes.txt");
    ProcessBuilder builder = new ProcessBuilder("./holdfast");
    builder.command().addAll(List.of(arguments.split(" ", -1)));
    builder.directory(Product.home().toFile());
    builder.environment().put("HOLDFAST_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("out.txt").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(Router.AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(directory.resolve("out.txt"))).contains("HF-AUTH-PASS-TRUNCATED");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).hasSizeGreaterThan(100);
    assertThat(loaded)
        .filteredOn(line -> !line.contains("shared objects file"))
        .hasSizeLessThanOrEqualTo(CLASSES_FROM_ELSEWHERE);
  }
}
