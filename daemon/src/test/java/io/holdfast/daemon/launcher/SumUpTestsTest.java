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

/** The last line of verify: nothing that went wrong may be counted as right. */
class SumUpTestsTest {
  private static final String SCRIPT =
      Path.of(System.getProperty("holdfast.home"), "build-tools/sum-up-tests").toString();
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="A" time="0.28" tests="%d" errors="%d" skipped="%d" failures="%d">
        <testcase name="tests=&quot;7&quot;"/>
      </testsuite>
      """;

  @TempDir Path directory;

  @Test
  void allModulesAreAddedUp() throws IOException {
    report("wire", REPORT.formatted(11, 0, 0, 0));
    report("core", REPORT.formatted(31, 0, 0, 0));
    assertThat(sumUp().output()).isEqualTo("42 passed, 0 failed, 0 skipped\n");
    assertThat(sumUp().succeeded()).isTrue();
  }

  @Test
  void failuresAndErrorsAreFailures() throws IOException {
    report("wire", REPORT.formatted(11, 1, 0, 2));
    assertThat(sumUp().output()).isEqualTo("8 passed, 3 failed, 0 skipped\n");
    assertThat(sumUp().succeeded()).isFalse();
  }

  @Test
  void failedTestsAreNamed() throws IOException {
    String testCase = "  <testcase name=\"encodes(int)[2]\" classname=\"io.A\" time=\"0.1\">\n";
    String failure = "    <failure message=\"no\" type=\"Error\">no</failure>\n  </testcase>\n";
    report(
        "wire", REPORT.formatted(1, 0, 0, 1).replace("  <testcase", testCase + failure + "  <t"));
    assertThat(sumUp().output())
        .isEqualTo("FAILED io.A.encodes(int)[2]\n0 passed, 1 failed, 0 skipped\n");
  }

  @Test
  void skippedTestsAreNotPassed() throws IOException {
    report("wire", REPORT.formatted(11, 0, 4, 0));
    assertThat(sumUp().output()).endsWith("7 passed, 0 failed, 4 skipped\n");
    assertThat(sumUp().succeeded()).isEqualTo(!System.getProperty("user.name").equals("root"));
  }

  @Test
  void noTestsAreNoSuccess() {
    assertThat(sumUp().output()).isEqualTo("0 passed, 0 failed, 0 skipped\n");
    assertThat(sumUp().succeeded()).isFalse();
  }

  private ShellResult sumUp() {
    return Shell.run(List.of(SCRIPT, directory.toString()));
  }

  private void report(String module, String text) throws IOException {
    Path reports = directory.resolve(module).resolve("target/surefire-reports");
    Files.createDirectories(reports);
    Files.writeString(reports.resolve("TEST-" + module + ".xml"), text);
  }
}
