package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Severity;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.Octets;
import io.holdfast.config.text.TextEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, loading ends soon, throws nothing and says why when it gives nothing. */
class FuzzTest {
  private static final int ROUNDS = 1500;
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(10);
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "\"",
          "'",
          "\\",
          "\n",
          "$",
          "${",
          "$A=",
          "$A",
          "= \\\n",
          "@",
          "@^",
          "~SEQ(A,1,9)",
          "~LST(A,b,c)",
          "include main.conf\n",
          "include *\n",
          "#",
          "!",
          "\0",
          "vrrp_instance A {\n",
          "virtual_ipaddress {\n",
          "unicast_peer {\n",
          "10.0.0.1/33",
          "-1",
          "99999999999999999999",
          "weight",
          "script \"",
          "\r\n",
          "\u00ff",
          "${_RANDOM 1 2}",
          "${_ENV X}");

  @Test
  void mutatedSamplesAreAnswered() {
    List<String> samples = samples();
    Random random = new Random(20260822);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
      for (int mutations = 1 + random.nextInt(8); mutations > 0; mutations--) {
        mutate(text, random);
      }
      assertAnswered(text.toString(), "round " + round);
    }
  }

  @Test
  void randomOctetsAreAnswered() {
    Random random = new Random(4711);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(400); length > 0; length--) {
        text.append((char) random.nextInt(256));
      }
      assertAnswered(text.toString(), "round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~SEQ(A,1,999999999) x\n",
        "~SEQ(A,1,999999999) ~SEQ(B,1,999999999) vrrp_instance ${A}_$B { virtual_router_id 1\n",
        "~SEQ(A,1,999999999) vrrp_instance I$A {}\n",
        "~SEQ(A,1,999999999) vrrp_script S$A {}\n",
        "$A=${A}${A}\nx $A\n",
        "$A= \\\n$A \\\n$A\n$A\n",
        "$A= \\\n ~SEQ(B,1,99) $A\n$A\n",
        "include main.conf\ninclude main.conf\n",
        "include {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\n",
        "include *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n",
        "$B={{{{{{{{{{{{{{{{\n~SEQ(A,1,99999) x $B\n",
      })
  void hostileTextEnds(String text) {
    assertAnswered(text, text);
  }

  private static void assertAnswered(String octets, String what) {
    MemorySource source = new MemorySource().withOctets("main.conf", octets);
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    long begin = System.nanoTime();
    LoadResult result = ConfigurationLoader.load(new LoadRequest("main.conf", source, environment));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(LONGEST_LOAD);
    assertThat(result.diagnostics()).as(what).hasSizeLessThan(Diagnostics.MAX_DIAGNOSTICS + 3);
    boolean fatal =
        result.diagnostics().stream().anyMatch(found -> found.severity() == Severity.FATAL);
    assertThat(result.usable()).as(what).isEqualTo(!fatal);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(40));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.insert(at, (char) random.nextInt(256));
      case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      default -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
    }
  }

  private static List<String> samples() {
    return Stream.concat(Fixture.in("load"), Fixture.in("lexer"))
        .map(fixture -> Octets.encode(fixture.expected(fixture.mainFile())))
        .toList();
  }
}
