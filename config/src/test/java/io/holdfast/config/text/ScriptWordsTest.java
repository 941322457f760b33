package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The script tokeniser. */
class ScriptWordsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void theFirstWordIsTheCommandAndTheNextTwoTheIdentity() {
    assertThat(parse("script \"/a/b.sh 'two words' x\" user grp"))
        .isEqualTo(new ScriptCommand(List.of("/a/b.sh", "two words", "x"), "user", "grp"));
    assertThat(parse("script /a/b.sh user"))
        .isEqualTo(new ScriptCommand(List.of("/a/b.sh"), "user", ""));
  }

  @Test
  void adjacentPartsJoin() {
    assertThat(arguments("script /a\" b\"' c'")).containsExactly("/a", "b", "c");
  }

  @Test
  void escapesAreThoseOfC() {
    assertThat(arguments("script \"x '\\a\\b\\E\\f\\n\\r\\t\\v'\""))
        .containsExactly("x", "\u0007\b\u001b\f\n\r\t\u000b");
    assertThat(arguments("script \"x \\101\\x41\\x4g\\cA\\q\\\\\\\\\""))
        .containsExactly("x", "AA\u0004g\u0001q\\");
  }

  /** Tried with keepalived 2.2.7: what is between escaped quotes is one argument. */
  @Test
  void escapesWithinACommandAreResolvedTwice() {
    assertThat(arguments("script \"/bin/sh -c \\\"exit 3\\\"\""))
        .containsExactly("/bin/sh", "-c", "exit 3");
    assertThat(arguments("script \"x c\\\"d e\\\"f \\n|\\t| g\\ h\""))
        .containsExactly("x", "cd ef", "|", "|", "g", "h");
    assertThat(arguments("script \"x a\\\\b 'c\\\\d' \\\"\\\"\""))
        .containsExactly("x", "a\b", "cd", "");
    assertThat(parse("script \"x \\'y\"")).isNull();
  }

  /** keepalived 2.3.2 and later resolve them once. */
  @Test
  void aCommandThatReleasesReadDifferentlyIsReported() {
    arguments("script \"x 'a\\\" b'\"");
    assertThat(diagnostics.list()).isEmpty();
    arguments("script \"x \\\"a b\\\"\"");
    assertThat(diagnostics.list()).singleElement().asString().contains("[x] [a b]", "[\"a] [b\"]");
  }

  @Test
  void whatIsNotClosedIsDropped() {
    assertThat(parse("script \"/a 'open\"")).isNull();
    assertThat(parse("script '/a")).isNull();
    assertThat(parse("script /a\\")).isNull();
    assertThat(diagnostics.list()).hasSize(3);
  }

  private List<String> arguments(String line) {
    ScriptCommand command = parse(line);
    assertThat(command).isNotNull();
    return command == null ? List.of() : command.arguments();
  }

  private @Nullable ScriptCommand parse(String line) {
    Lexer lexer =
        new Lexer(
            new MemorySource().with("main.conf", line),
            "main.conf",
            new TextEnvironment("alpha", Map.of(), new Random(1), Set.of()),
            new Diagnostics());
    Piece piece = lexer.next();
    assertThat(piece).isInstanceOf(Piece.Statement.class);
    return new ScriptWords((Piece.Statement) piece, diagnostics).parse();
  }
}
