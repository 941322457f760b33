package io.holdfast.config.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs Jazzer over all grammars for {@code -Dholdfast.fuzz.seconds}, in a process of its own,
 * beside the other tests. One process, because instrumenting the classes takes seconds. Starts from
 * {@code src/test/fuzz}, where the inputs of mended defects stay; what it learns is kept in {@code
 * target/fuzz} for the next run, and so is an input that fails.
 */
@Execution(ExecutionMode.CONCURRENT)
class CoverageGuidedFuzzTest {
  private static final int SECONDS = Integer.getInteger("holdfast.fuzz.seconds", 50);

  /** The same search in every build; 0 is another one each time. */
  private static final int SEED = Integer.getInteger("holdfast.fuzz.seed", 3);

  private static final int INPUT_SECONDS = 30;
  private static final int INPUT_OCTETS = 600;
  private static final int MEMORY_MB = 384;
  private static final int LEAST_BRANCHES = 1000;

  /** They look for injections into SQL, LDAP and the like, of which nothing can be found here. */
  private static final String SANITIZERS =
      Stream.of(
              "BigDecimal",
              "ClojureLangHooks",
              "Deserialization",
              "ExpressionLanguageInjection",
              "FilePathTraversal",
              "LdapInjection",
              "NamingContextLookup",
              "OsCommandInjection",
              "ReflectiveCall",
              "RegexInjection",
              "RegexRoadblocks",
              "ScriptEngineInjection",
              "ServerSideRequestForgery",
              "SqlInjection",
              "TemplateInjection",
              "UnsafeSanitizer",
              "XPathInjection",
              "XmlParserSsrfGuidance")
          .map(name -> "com.code_intelligence.jazzer.sanitizers." + name)
          .collect(Collectors.joining(":"));

  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");

  @Test
  void nothingIsThrownAndNothingHangs() throws Exception {
    Path learnt = Files.createDirectories(Path.of("target/fuzz/corpus"));
    Path log = Path.of("target/fuzz/log.txt");
    Process fuzzer =
        new ProcessBuilder(command(learnt, Path.of("src/test/fuzz")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = fuzzer.waitFor();
    String output = Files.readString(log, StandardCharsets.ISO_8859_1);
    int coverage = last(COVERAGE, output);
    int runs = last(RUNS, output);
    System.out.printf("fuzz: %d runs, %d branches covered%n", runs, coverage);
    assertThat(status).as(output).isZero();
    assertThat(coverage).as(output).isGreaterThan(LEAST_BRANCHES);
    assertThat(runs).as(output).isPositive();
  }

  private static List<String> command(Path learnt, Path seeds) throws IOException {
    Path artifacts = Files.createDirectories(Path.of("target/fuzz/failed"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx" + MEMORY_MB + "m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Jazzer.class.getName(),
        "--target_class=" + GrammarFuzzer.class.getName(),
        "--instrumentation_includes=io.holdfast.**",
        // In our own classes only: there the comparisons of words guide the search, and beyond them
        // hooks cost a thousandfold.
        "--custom_hook_includes=io.holdfast.**",
        "--disabled_hooks=" + SANITIZERS,
        "--reproducer_path=" + artifacts,
        learnt.toString(),
        seeds.toString(),
        "-artifact_prefix=" + artifacts + "/",
        "-seed=" + SEED,
        "-max_total_time=" + SECONDS,
        "-max_len=" + INPUT_OCTETS,
        "-timeout=" + INPUT_SECONDS,
        "-print_final_stats=1");
  }

  private static int last(Pattern pattern, String output) {
    int last = 0;
    for (Matcher matcher = pattern.matcher(output); matcher.find(); ) {
      last = Integer.parseInt(matcher.group(1));
    }
    return last;
  }
}
