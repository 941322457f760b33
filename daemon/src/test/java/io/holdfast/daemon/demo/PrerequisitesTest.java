package io.holdfast.daemon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrerequisitesTest {
  @Test
  void missingCommandsAreNamedWithTheirPackage(@TempDir Path empty) {
    assertThat(new Prerequisites(empty.toString(), empty).missing())
        .anySatisfy(sentence -> assertThat(sentence).contains("ping", "iputils-ping"))
        .anySatisfy(sentence -> assertThat(sentence).contains("ip", "iproute2"));
  }

  @Test
  void missingExamplesAreNamed(@TempDir Path empty) {
    Path nowhere = empty.resolve("examples");
    assertThat(new Prerequisites(System.getenv("PATH"), nowhere).missing())
        .anySatisfy(sentence -> assertThat(sentence).contains(nowhere.toString()));
  }
}
