package io.holdfast.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the diagnostics is what the program says of itself. */
class DiagnosticManualTest {
  private static final Path PAGE = Fixture.module().resolveSibling("docs/diagnostics.md");

  @Test
  void thePageIsGenerated() throws IOException {
    String generated = DiagnosticManual.markdown();
    if (Boolean.getBoolean("holdfast.rewrite")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dholdfast.rewrite=true after a change of DiagnosticCode")
        .isEqualTo(generated);
  }

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyCodeSaysWhyWhatFollowsAndWhatHelps(DiagnosticCode code) {
    assertThat(List.of(code.cause(), code.consequence(), code.mend()))
        .as(code.id() + " in diagnostics.txt")
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
    assertThat(DiagnosticManual.markdown()).contains("\n## " + code.id() + "\n");
  }
}
