package io.holdfast.bench.report;

import static io.holdfast.bench.report.Contender.FLOOR;
import static io.holdfast.bench.report.Contender.HOLDFAST;
import static io.holdfast.bench.report.Contender.KEEPALIVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static RunsFixture runs() {
    return new RunsFixture()
        .with(HOLDFAST, Metric.ADVERT_1, 0.5, 0.25, 3)
        .with(KEEPALIVED, Metric.ADVERT_1, 1, 1, 1);
  }

  @Test
  void rowHasMediansWorstRatioTargetAndVerdict() {
    assertThat(new Report(runs().results()).markdown())
        .contains(
            "| 1 router: advert | 0.50 ms | 3.00 ms | 1.00 ms | 1.00 ms | 0.50 | - | - | 1x | met"
                + " |\n");
  }

  @Test
  void severalTargetsHaveTheirVerdictsInOrder() {
    Results results =
        new RunsFixture()
            .with(HOLDFAST, Metric.ANNOUNCED_255_X_20, 60)
            .with(KEEPALIVED, Metric.ANNOUNCED_255_X_20, 100)
            .with(FLOOR, Metric.ANNOUNCED_255_X_20, 50)
            .results();
    assertThat(new Report(results).markdown())
        .contains("| 0.60 | 50.00 ms | 1.20 | 0.75x; 1.15x floor | met; MISSED |");
  }

  @Test
  void metricsWithoutValuesHaveNoRow() {
    String text = new Report(runs().results()).markdown();
    assertThat(text.lines()).hasSize(3);
    assertThat(text).doesNotContain("memory");
  }

  @Test
  void oneSidedRowHasNoRatio() {
    Results results = new RunsFixture().with(KEEPALIVED, Metric.CPU_MASTER, 766).results();
    assertThat(new Report(results).markdown())
        .contains("10 ms: CPU | - | - | 766 ms/s | 766 ms/s | - | - | - | 0.4x | - |");
  }

  @Test
  void worstRateIsTheLeast() {
    Results results = new RunsFixture().with(HOLDFAST, Metric.RATE_BACKUP, 100, 50, 100).results();
    assertThat(new Report(results).markdown()).contains("| 100 /s | 50 /s |");
  }

  @Test
  void tableHasColumnsOfEqualWidth() {
    String text = new Report(runs().results()).table();
    assertThat(text.lines().map(String::length).distinct()).hasSize(1);
    assertThat(text).contains("1 router: advert").doesNotContain("|");
  }

  @Test
  void failuresAreSaidInEveryForm() {
    Results results = runs().results();
    results.addFailure(HOLDFAST, "start", "said \"no\"\nand ended");
    assertThat(new Report(results).markdown())
        .contains("Not measured: Holdfast, start, run 3: said \"no\"\n");
    assertThat(new JsonReport(results, Map.of()).json())
        .contains("\"failures\": [\"Holdfast, start, run 3: said \\\"no\\\"\\u000aand ended\"]");
  }

  @Test
  void jsonHasEveryValueInItsRun() {
    Results results = runs().results();
    results.startRun(4);
    results.add(HOLDFAST, Metric.ADVERT_1, 7);
    assertThat(new JsonReport(results, Map.of("kernel", "6.18")).json())
        .startsWith("{\n  \"schema\": 2,\n  \"runs\": 4,\n  \"host\": {\"kernel\": \"6.18\"},\n")
        .contains("\"advert_1\": {\n      \"title\": \"1 router: advert\",\n")
        .contains("\"Holdfast\": [0.5, 0.25, 3.0, 7.0],\n")
        .contains("\"keepalived\": [1.0, 1.0, 1.0, null],\n")
        .contains("\"floor\": [],\n")
        .contains("\"floorRatio\": null,\n")
        .contains("\"kind\": \"of-keepalived\", \"limit\": 1.0, \"figure\": 1.75, \"verdict\"")
        .endsWith("\"failures\": []\n}\n");
  }

  @Test
  void everyMetricHasATitleOfItsOwnPlace() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.title()).as(metric.id()).isNotBlank().doesNotContain("|");
    }
  }
}
