package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.fixture.Fixture;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configuration text in {@code src/test/resources/lexer}, and the words it must become. */
class LexerFixtureTest {
  static Stream<Fixture> fixtures() {
    return Fixture.in("lexer");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void textBecomesWords(Fixture read) {
    Diagnostics diagnostics = new Diagnostics();
    TextEnvironment environment =
        new TextEnvironment("alpha", Map.of("SITE", "north"), new Random(1), Set.of());
    Lexer lexer = new Lexer(read.source(), read.mainFile(), environment, diagnostics);
    StringBuilder words = new StringBuilder();
    for (Piece piece = lexer.next(); piece != null; piece = lexer.next()) {
      words.append(render(piece, read.mainFile())).append('\n');
    }
    StringBuilder said = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics.list()) {
      said.append(diagnostic.code().id()).append(' ');
      said.append(DiagnosticPrinter.line(diagnostic)).append('\n');
    }
    Fixture fixture =
        read.rewritten("words", words.toString()).rewritten("diagnostics", said.toString());
    assertThat(words.toString()).isEqualTo(fixture.expected("words"));
    assertThat(said.toString()).isEqualTo(fixture.expected("diagnostics"));
  }

  private static String render(Piece piece, String mainFile) {
    String file = piece.place().file().equals(mainFile) ? "" : piece.place().file() + ":";
    StringBuilder line = new StringBuilder(file).append(piece.place().line()).append(':');
    switch (piece) {
      case Piece.Open open -> line.append(" {@").append(open.place().column());
      case Piece.Close close -> line.append(" }@").append(close.place().column());
      case Piece.Statement statement -> {
        for (Word word : statement.words()) {
          line.append(" <").append(word.text()).append(">@").append(word.place().column());
        }
      }
    }
    return line.toString();
  }
}
