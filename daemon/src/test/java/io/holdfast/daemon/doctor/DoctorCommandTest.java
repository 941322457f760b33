package io.holdfast.daemon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Place;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command line, exit status and layout of {@code doctor}. */
class DoctorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"--format", "-i", "--format=xml a.conf", "--wrong", "a.conf b.conf"})
  void aWrongCommandLine(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("Usage: holdfast doctor");
  }

  @Test
  void help() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: holdfast doctor");
  }

  @Test
  void withoutAConfigurationThereIsNothingToLookFor(@TempDir Path directory) {
    assertThat(run("--format=json", directory.resolve("missing.conf").toString())).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("HF-CONFIGURATION-UNUSABLE", "missing.conf", "holdfast check ");
  }

  @Test
  void theFileIsReadAsADaemonOfThatConfigIdWould(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("a.conf");
    Files.writeString(file, "@blue vrrp_instance V {\n@blue }\n");
    run("-i", "blue", file.toString());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("HF-CONFIGURATION-UNUSABLE");
    out.reset();
    run("-i", "red", file.toString());
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("HF-CONFIGURATION-UNUSABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "0,MASTER_HEARD",
    "1,MASTER_HEARD VIP_OUTSIDE_SUBNETS",
    "2,VIP_OUTSIDE_SUBNETS LINK_DOWN",
  })
  void exitStatus(int status, String codes) {
    List<Finding> findings =
        codes == null
            ? List.of()
            : Arrays.stream(codes.split(" ", -1))
                .map(FindingCode::valueOf)
                .map(code -> Finding.of(code, Place.ofFile("a.conf"), "x", Map.of()))
                .toList();
    assertThat(new DoctorReport(findings).exitStatus()).isEqualTo(status);
  }

  @Test
  void aFindingShowsPlaceCauseConsequenceAndMend() {
    Place place = new Place("a.conf", 2, 13, 4, "  interface eth0");
    Map<String, String> names = Map.of("interface", "eth0");
    Finding finding = Finding.of(FindingCode.LINK_DOWN, place, "eth0 is set down", names);
    assertThat(new DoctorReport(List.of(finding)).text())
        .isEqualTo(
            """
            a.conf:2:13: error: eth0 is set down [HF-LINK-DOWN]
              cause: an interface of the file is set down
              then: the instance stays in FAULT
              mend: ip link set dev eth0 up

            1 error, 0 warnings, 0 notes
            """);
  }

  private int run(String... arguments) {
    return DoctorCommand.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
