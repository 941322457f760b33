package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File name patterns. */
class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, a.conf, true",
    "*, .hidden, false",
    ".*, .hidden, true",
    "*.conf, a.conf, true",
    "*.conf, a.config, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "[abc]x, bx, true",
    "[a-c]x, dx, false",
    "[!a-c]x, dx, true",
    "[^a-c]x, ax, false",
    "[]]x, ]x, true",
    "[ab, [ab, true",
    "a\\*b, a*b, true",
    "a\\*b, axb, false",
    "*a*b*c, xaybzc, true",
    "*a*b*c, xaybz, false",
    "'', x, false",
  })
  void namesMatch(String pattern, String name, boolean expected) {
    assertThat(Glob.matchesName(pattern, name)).isEqualTo(expected);
  }

  @Test
  void bracesGiveAlternativesInOrder() {
    assertThat(Glob.alternatives("a{b,c{d,e}}f")).containsExactly("abf", "acdf", "acef");
    assertThat(Glob.alternatives("a{b")).containsExactly("a{b");
    assertThat(Glob.alternatives("{}x")).containsExactly("x");
  }

  @Test
  void matchesAreSorted() {
    MemorySource source =
        new MemorySource()
            .with("/d/b.conf", "")
            .with("/d/a.conf", "")
            .with("/d/c.txt", "")
            .with("/d/e/a.conf", "");
    Glob glob = new Glob(source);
    assertThat(glob.matches("/d", "*.conf")).isEqualTo(List.of("/d/a.conf", "/d/b.conf"));
    assertThat(glob.matches("/x", "/d/*/a.conf")).containsExactly("/d/e/a.conf");
    assertThat(glob.matches("/d", "none")).isEmpty();
  }
}
