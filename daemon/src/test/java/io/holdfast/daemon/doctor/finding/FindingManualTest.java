package io.holdfast.daemon.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the findings is what the program says of itself. */
class FindingManualTest {
  private static final Path PAGE =
      Path.of(System.getProperty("holdfast.home", "..")).resolve("docs/doctor.md");

  @Test
  void thePageIsGenerated() throws IOException {
    String generated = FindingManual.markdown();
    if (Boolean.getBoolean("holdfast.rewrite")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dholdfast.rewrite=true after a change of FindingCode")
        .isEqualTo(generated);
  }

  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void everyCodeSaysItsCauseWhatFollowsAndWhatHelps(FindingCode code) {
    assertThat(List.of(code.cause(), code.consequence(), code.mend())).doesNotContain("");
    assertThat(FindingManual.markdown()).contains("\n## " + code.id() + "\n");
  }

  @Test
  void noCodeIsOneOfTheCheckToo() {
    assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::id))
        .doesNotContainAnyElementsOf(
            Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList());
  }
}
