package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
  private static final Path HOME = Path.of("..");
  private static final String RESULTS =
      """
      {"schema": 2, "runs": 2, "host": {"kernel": "6.1"}, "failures": [], "metrics": {
        "a": {"title": "some routers: advert", "unit": "ms", "better": "less",
          "Holdfast": [1.0, 4.0], "keepalived": [10.0, null], "floor": [], "ratio": 0.25,
          "floorRatio": null, "targets": [
            {"kind": "of-keepalived", "limit": 0.2, "figure": 0.25, "verdict": "MISSED"}]},
        "b": {"title": "... address <up>", "unit": "ms", "better": "less",
          "Holdfast": [5.0, 5.0], "keepalived": [5.0, 5.0], "floor": [], "ratio": 1.0,
          "floorRatio": null, "targets": []},
        "c": {"title": "... rate", "unit": "/s", "better": "more",
          "Holdfast": [5.0, 5.0], "keepalived": [5.0, 5.0], "floor": [], "ratio": 1.0,
          "floorRatio": null, "targets": []},
        "d": {"title": "alone", "unit": "ms", "better": "less",
          "Holdfast": [5.0, 5.0], "keepalived": [], "floor": [], "ratio": null,
          "floorRatio": null, "targets": []}}}
      """;

  @Test
  void theChartOfTheDocumentsIsThatOfTheirFigures() throws IOException {
    assertThat(chart(HOME.resolve("docs/performance.json")))
        .isEqualTo(Files.readString(HOME.resolve("docs/performance.svg")));
  }

  @Test
  void rowsWithARatioAreDrawn(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("results.json"), RESULTS);
    assertThat(chart(file))
        .contains(
            ">some routers: advert<", ">0.25x: 2.5 against 10 ms<", "<polygon class=\"missed\"")
        .contains(">some routers: address &lt;up&gt;<", "<circle class=\"none\"")
        .doesNotContain(">some routers: rate<", ">alone<");
  }

  private static String chart(Path results) {
    return Shell.run(List.of("python3", HOME.resolve("bench/chart").toString(), results.toString()))
        .orThrow()
        .output();
  }
}
