package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each bound of the lexical layer, at the limit and one over. */
class LimitsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void thePageNamesThem() throws IOException {
    Path page = Fixture.module().resolveSibling("docs/compatibility.md");
    String text = Files.readString(page);
    String limits = text.substring(text.indexOf("\n## Limits"), text.indexOf("\n## Dump files"));
    assertThat(limits)
        .contains("%,d octets".formatted(TextLimits.MAX_LINE_OCTETS))
        .contains("%d MiB".formatted(TextLimits.MAX_FILE_OCTETS >> 20))
        .contains("one another | %d deep |".formatted(TextLimits.MAX_INCLUDE_DEPTH))
        .contains("files in all | %,d |".formatted(TextLimits.MAX_FILES))
        .contains("`include` | %,d |".formatted(TextLimits.MAX_BRACE_ALTERNATIVES))
        .contains("one line | %,d |".formatted(TextLimits.MAX_SUBSTITUTIONS_PER_LINE))
        .contains("one another | %d | `HF-EXP".formatted(TextLimits.MAX_EXPANSION_DEPTH))
        .contains("too | %,d |".formatted(TextLimits.MAX_STEPS))
        .contains("shown | %,d |".formatted(Diagnostics.MAX_DIAGNOSTICS));
  }

  @Test
  void lineLength() {
    String atLimit = "x".repeat(TextLimits.MAX_LINE_OCTETS);
    assertThat(keywords(atLimit + "\nend\n")).containsExactly(atLimit, "end");
    assertThat(codes()).isEmpty();
    assertThat(keywords(atLimit + "x\nend\n")).containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.LINE_TOO_LONG);
  }

  @Test
  void lineLengthAfterSubstitution() {
    String value = "v".repeat(1000);
    String fill = "x".repeat(TextLimits.MAX_LINE_OCTETS - 1000);
    assertThat(keywords("$V=" + value + "\n" + fill + "${V}\n")).containsExactly(fill + value);
    assertThat(codes()).isEmpty();
    assertThat(keywords("$V=" + value + "\n" + fill + "x${V}\nend\n")).containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.SUBSTITUTED_LINE_TOO_LONG);
  }

  @Test
  void nulOctets() {
    assertThat(keywords("a\0b\nend\n")).containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.EMBEDDED_NUL);
  }

  @Test
  void lineEnds() {
    assertThat(keywords("a\r\nb\r\r\n\fc\u000bd\r")).containsExactly("a", "b", "c");
  }

  @Test
  void includeDepth() {
    MemorySource source = new MemorySource();
    for (int i = 1; i < TextLimits.MAX_INCLUDE_DEPTH; i++) {
      source.with("f" + i + ".conf", "include f" + (i + 1) + ".conf\n");
    }
    source.with("f" + TextLimits.MAX_INCLUDE_DEPTH + ".conf", "deepest\n");
    assertThat(keywords(source, "f1.conf")).containsExactly("deepest");
    assertThat(codes()).isEmpty();
    source.with("f0.conf", "include f1.conf\n");
    assertThat(keywords(source, "f0.conf")).isEmpty();
    assertThat(codes()).containsExactly(DiagnosticCode.INCLUDE_TOO_DEEP);
  }

  @Test
  void expansionDepth() {
    String loop = "~SEQ(A,1,1) ";
    String atLimit = loop.repeat(TextLimits.MAX_EXPANSION_DEPTH);
    assertThat(keywords(atLimit + "x\n")).containsExactly("x");
    assertThat(codes()).isEmpty();
    String tooDeep = loop.repeat(TextLimits.MAX_EXPANSION_DEPTH + TextLimits.MAX_INCLUDE_DEPTH);
    assertThat(keywords(tooDeep + "x\n")).isEmpty();
    keywords("$A= \\\n x \\\n $A \\\n end\n$A\n");
    assertThat(codes()).contains(DiagnosticCode.EXPANSION_TOO_DEEP);
  }

  @Test
  void substitutionsInALine() {
    String uses = "${A}".repeat(200);
    assertThat(keywords("$A=\n$B=" + uses + "\nx ${B}${B}${B}${B}\nend\n"))
        .containsExactly("x", "end");
    assertThat(codes()).isEmpty();
    assertThat(keywords("$A=\n$B=" + uses + "\nx ${B}${B}${B}${B}${B}\nend\n"))
        .containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.ENDLESS_DEFINITION);
  }

  @Test
  void steps() {
    int atLimit = TextLimits.MAX_STEPS - 1;
    assertThat(keywords("~SEQ(A,1," + atLimit + ") x\n")).hasSize(atLimit);
    assertThat(codes()).isEmpty();
    assertThat(keywords("~SEQ(A,1," + (atLimit + 1) + ") x\n")).hasSize(atLimit);
    assertThat(codes()).containsExactly(DiagnosticCode.TOO_MUCH_TEXT);
  }

  @Test
  void stepsUsedUpByReplacementsAreNoCircle() {
    int half = TextLimits.MAX_STEPS / 2;
    assertThat(keywords("~SEQ(A,1," + half + ") x $A\n")).hasSize(half - 1);
    assertThat(codes()).containsExactly(DiagnosticCode.TOO_MUCH_TEXT);
  }

  @Test
  void braceAlternatives() {
    String thousand = "{a,b,c,d,e,f,g,h,i,j}".repeat(3);
    assertThat(Glob.alternatives(thousand)).hasSize(TextLimits.MAX_BRACE_ALTERNATIVES);
    assertThat(Glob.alternatives(thousand + "{x,y}")).hasSize(TextLimits.MAX_BRACE_ALTERNATIVES);
  }

  @Test
  void aLineOfTenMegabytesIsLeftOut() {
    assertThat(keywords("x ".repeat(5 << 20) + "\nend\n")).containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.LINE_TOO_LONG);
    assertThat(diagnostics.list().getFirst().place().text())
        .hasSize(TextLimits.MAX_LINE_OCTETS + 1);
  }

  @Test
  void tenThousandNestedIncludesEnd() {
    MemorySource source = new MemorySource();
    for (int i = 0; i < 10_000; i++) {
      source.with("f" + i, "include f" + (i + 1) + "\n");
    }
    assertThat(keywords(source, "f0")).isEmpty();
    assertThat(codes()).containsExactly(DiagnosticCode.INCLUDE_TOO_DEEP);
  }

  @Test
  void filesThatIncludeEachOtherWithoutEndAreStopped() {
    String twice = "include main.conf\ninclude main.conf\n";
    assertThat(keywords(twice)).isEmpty();
    assertThat(codes())
        .contains(DiagnosticCode.INCLUDE_TOO_DEEP, DiagnosticCode.REQUIRED_FILE)
        .hasSizeLessThan(10);
  }

  @Test
  void definitionsThatDoubleEnd() {
    StringBuilder text = new StringBuilder("$A0=xx\n");
    for (int i = 1; i <= 40; i++) {
      text.append("$A%d=${A%d}${A%d}\n".formatted(i, i - 1, i - 1));
    }
    assertThat(keywords(text + "${A40}\nend\n")).containsExactly("end");
    assertThat(codes()).containsExactly(DiagnosticCode.SUBSTITUTED_LINE_TOO_LONG);
  }

  @Test
  void productsOfSequencesEnd() {
    keywords("~SEQ(A,1,999999999) ~SEQ(B,1,999999999) x\n");
    assertThat(codes()).containsExactly(DiagnosticCode.TOO_MUCH_TEXT);
  }

  private List<String> keywords(String text) {
    return keywords(new MemorySource().withOctets("main.conf", text), "main.conf");
  }

  private List<String> keywords(Source source, String main) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    Lexer lexer = new Lexer(source, main, environment, diagnostics);
    List<String> keywords = new ArrayList<>();
    for (Piece piece = lexer.next(); piece != null; piece = lexer.next()) {
      if (piece instanceof Piece.Statement statement) {
        keywords.add(statement.keyword().octets());
      }
    }
    return keywords;
  }

  private List<DiagnosticCode> codes() {
    return diagnostics.list().stream().map(Diagnostic::code).toList();
  }
}
