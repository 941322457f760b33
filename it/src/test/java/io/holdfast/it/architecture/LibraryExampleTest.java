package io.holdfast.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.core.Engine;
import io.holdfast.wire.vrrp.Vrrp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library is enough without the daemon, and docs/library.md shows what its example prints. */
class LibraryExampleTest {
  private static final Path HOME = SourceTree.root();
  private static final String HOSTS = "examples/good/two-hosts/";

  @Test
  void theExampleNeedsTheLibraryOnlyAndPrintsWhatThePageSays() throws Exception {
    String library =
        Stream.of(Vrrp.class, Engine.class, ConfigurationLoader.class)
            .map(LibraryExampleTest::place)
            .distinct()
            .collect(Collectors.joining(":"));
    Process example =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                library,
                "examples/library/TwoNodes.java",
                HOSTS + "host1.conf",
                HOSTS + "host2.conf")
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(example.waitFor()).as(printed).isZero();
    assertThat(printed).contains("MASTER");
    assertThat(page()).contains(printed.indent(4));
  }

  private static String page() throws IOException {
    return Files.readString(HOME.resolve("docs/library.md"));
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
