package io.holdfast.config.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.host.HostView;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bounds of the parser, at the limit and one over. */
class BlockDepthTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void blockDepth() {
    assertThat(tree("b { ".repeat(TreeBuilder.MAX_BLOCK_DEPTH) + nested())).hasSize(1);
    assertThat(diagnostics.list()).isEmpty();
    tree("b { ".repeat(TreeBuilder.MAX_BLOCK_DEPTH + 1) + "} " + nested());
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.BLOCKS_TOO_DEEP);
  }

  @Test
  void instances() {
    String head = "~SEQ(I,1," + Parser.MAX_INSTANCES + ") vrrp_instance A$I {}\n";
    assertThat(
            new Parser(lexer("~SEQ(I,1,9) vrrp_instance A${I} {}\n"), HostView.UNKNOWN, diagnostics)
                .parse())
        .satisfies(draft -> assertThat(draft.instances()).hasSize(9));
    String braced = head.replace("A$I", "A${I}");
    assertThat(new Parser(lexer(braced), HostView.UNKNOWN, diagnostics).parse().instances())
        .hasSize(Parser.MAX_INSTANCES);
    assertThat(diagnostics.list()).isEmpty();
    new Parser(lexer(braced + "vrrp_instance LAST {}\n"), HostView.UNKNOWN, diagnostics).parse();
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TOO_MANY_INSTANCES);
  }

  private static String nested() {
    return "} ".repeat(TreeBuilder.MAX_BLOCK_DEPTH) + "\n";
  }

  private List<Node> tree(String text) {
    return new TreeBuilder(lexer(text), diagnostics).build();
  }

  private Lexer lexer(String text) {
    return new Lexer(
        new MemorySource().with("main.conf", text),
        "main.conf",
        new TextEnvironment("alpha", Map.of(), new Random(1), Set.of()),
        diagnostics);
  }
}
