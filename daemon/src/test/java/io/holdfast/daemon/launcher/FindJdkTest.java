package io.holdfast.daemon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Shell;
import io.holdfast.daemon.lab.ShellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that finds a JDK for the launcher and for verify, on JDKs that are none. */
class FindJdkTest {
  private static final String SCRIPT =
      Path.of(System.getProperty("holdfast.home"), "build-tools/find-jdk25").toString();

  @TempDir Path directory;

  @Test
  void javaHomeComesFirst() throws IOException {
    Path home = jdk("home", "25.0.3", "javac");
    Path onPath = jdk("path", "25.0.1", "javac");
    assertThat(find(home, onPath)).isEqualTo(home.toString());
  }

  @Test
  void javaHomeOfAnotherReleaseIsPassedOver() throws IOException {
    Path onPath = jdk("path", "25", "javac");
    assertThat(find(jdk("home17", "17.0.15", "javac"), onPath)).isEqualTo(onPath.toString());
    assertThat(find(jdk("home250", "250.1", "javac"), onPath)).isEqualTo(onPath.toString());
  }

  @Test
  void runTimeWithoutCompilerIsPassedOver() throws IOException {
    Path onPath = jdk("path", "25.0.3", "javac");
    assertThat(find(jdk("jre", "25.0.3", "jar"), onPath)).isEqualTo(onPath.toString());
  }

  @Test
  void javaOnThePathMayBeALink() throws IOException {
    Path real = jdk("real", "25.0.3", "javac");
    Path alternatives = Files.createDirectories(directory.resolve("alternatives/bin"));
    Files.createSymbolicLink(alternatives.resolve("java"), real.resolve("bin/java"));
    Path none = directory.resolve("none");
    assertThat(find(none, alternatives.getParent())).isEqualTo(real.toString());
  }

  private static String find(Path javaHome, Path onPath) {
    ShellResult result =
        Shell.run(
            List.of(
                "env",
                "-i",
                "JAVA_HOME=" + javaHome,
                "PATH=" + onPath.resolve("bin") + ":/usr/bin:/bin",
                SCRIPT));
    return result.orThrow().output().strip();
  }

  private Path jdk(String name, String version, String tool) throws IOException {
    Path bin = Files.createDirectories(directory.resolve(name).resolve("bin"));
    executable(bin.resolve("java"));
    executable(bin.resolve(tool));
    String release = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n";
    Files.writeString(bin.resolveSibling("release"), release);
    return bin.getParent();
  }

  private static void executable(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
