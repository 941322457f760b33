package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  private static Results twoRuns() {
    Results results = new Results();
    results.add(Contender.HOLDFAST, Metric.ADVERT_1, 0.5);
    results.add(Contender.HOLDFAST, Metric.ADVERT_1, 0.25);
    results.add(Contender.HOLDFAST, Metric.ADVERT_1, 3);
    results.add(Contender.KEEPALIVED, Metric.ADVERT_1, 1);
    results.add(Contender.KEEPALIVED, Metric.ADVERT_1, 1);
    return results;
  }

  @Test
  void rowHasMediansWorstRatioAndTarget() {
    assertThat(new Report(twoRuns()).markdown())
        .contains(
            "| advert, 1 router | 0.50 ms | 3.00 ms | 1.00 ms | 1.00 ms | 0.50 | keepalived's |\n");
  }

  @Test
  void metricsWithoutValuesHaveNoRow() {
    String text = new Report(twoRuns()).markdown();
    assertThat(text.lines()).hasSize(3);
    assertThat(text).doesNotContain("memory");
  }

  @Test
  void oneSidedRowHasNoRatio() {
    Results results = new Results();
    results.add(Contender.KEEPALIVED, Metric.CPU_MASTER, 766);
    assertThat(new Report(results).markdown())
        .contains("10 ms | - | - | 766 ms/s | 766 ms/s | - | 300 ms/s |");
  }

  @Test
  void worstRateIsTheLeast() {
    Results results = new Results();
    results.add(Contender.HOLDFAST, Metric.RATE_MASTER, 100);
    results.add(Contender.HOLDFAST, Metric.RATE_MASTER, 50);
    results.add(Contender.HOLDFAST, Metric.RATE_MASTER, 100);
    assertThat(new Report(results).markdown()).contains("| 100 /s | 50 /s |");
  }

  @Test
  void tableHasColumnsOfEqualWidth() {
    String text = new Report(twoRuns()).table();
    assertThat(text.lines().map(String::length).distinct()).hasSize(1);
    assertThat(text).contains("advert, 1 router").doesNotContain("|");
  }

  @Test
  void failuresAreSaidInEveryForm() {
    Results results = twoRuns();
    results.addFailure(Contender.HOLDFAST, "start", "said \"no\"\nand ended");
    Report report = new Report(results);
    assertThat(report.markdown()).contains("Not measured: Holdfast, start: said \"no\"\n");
    assertThat(report.json())
        .contains("\"failures\": [\"Holdfast, start: said \\\"no\\\"\\u000aand ended\"]");
  }

  @Test
  void jsonHasEveryValue() {
    assertThat(new Report(twoRuns()).json())
        .startsWith("{\n  \"Holdfast\": {\n")
        .contains("\"advert_1\": {\"unit\": \"ms\", \"values\": [0.5, 0.25, 3.0]}")
        .contains("\"start\": {\"unit\": \"ms\", \"values\": []}")
        .endsWith("\"failures\": []\n}\n");
  }
}
