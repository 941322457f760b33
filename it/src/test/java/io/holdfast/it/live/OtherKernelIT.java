package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What needs a kernel with VRFs, VLANs, bonds, ipvlan and netem, which the one of this machine may
 * not have: classes of live tests run inside user-mode Linux, all in one go. See {@code
 * it/other-kernel/run}.
 */
@Live
@Order(1)
class OtherKernelIT {
  private static final String LIMIT_SECONDS = "570";

  private static final String PARALLELISM = "junit.jupiter.execution.parallel.config.fixed.";

  /** It has one processor: with more tests at a time each of them only takes longer. */
  private static final int AT_A_TIME = 2;

  private static final Path EVIDENCE = Product.home().resolve("target/other-kernel.txt");
  private static final List<Class<?>> SCENARIOS =
      List.of(LinkKindScenarios.class, VrfScenarios.class);

  @TestFactory
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> underTheOtherKernel() throws IOException {
    String output = run();
    Files.writeString(EVIDENCE, output);
    List<DynamicTest> tests = new ArrayList<>();
    for (String part : output.split("(?m)^" + OtherKernelMain.MARK, -1)) {
      String title = part.lines().findFirst().orElse("");
      if (title.matches("[A-Z]+ .*")) {
        String name = title.substring(title.indexOf(' ') + 1);
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () ->
                    assertThat(title)
                        .as(part + "\nAll of it is in " + EVIDENCE)
                        .startsWith(OtherKernelMain.PASSED)));
      }
    }
    assertThat(tests).as(output).hasSizeGreaterThanOrEqualTo(SCENARIOS.size());
    return tests.stream();
  }

  private static String run() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Product.home().resolve("it/other-kernel/run").toString());
    command.addAll(List.of("-t", LIMIT_SECONDS));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.add("-Dholdfast.home=" + Product.home());
    command.add("-D" + PARALLELISM + "parallelism=" + AT_A_TIME);
    command.add("-D" + PARALLELISM + "max-pool-size=" + AT_A_TIME);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OtherKernelMain.class.getName());
    SCENARIOS.forEach(scenario -> command.add(scenario.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
