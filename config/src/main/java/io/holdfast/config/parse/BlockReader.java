package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks the statements of a block: looks each keyword up, reports what is unknown, not supported or
 * laid out wrongly, and hands the rest to its handler.
 */
final class BlockReader {
  private final KeywordTable table;
  private final Values values;

  BlockReader(KeywordTable table, Values values) {
    this.table = table;
    this.values = values;
  }

  Values values() {
    return values;
  }

  /** Reads the statements of a block of the keyword table. */
  void read(String block, @Nullable List<Node> nodes, Map<String, Handler> handlers) {
    if (nodes == null) {
      return;
    }
    for (Node node : nodes) {
      Keyword keyword = table.find(block, node.name());
      if (keyword == null) {
        reportUnknown(block, node);
      } else if (keyword.support() == Keyword.Support.SUPPORTED) {
        Handler handler = handlers.get(keyword.name());
        if (handler == null) {
          throw new IllegalStateException(block + " " + keyword.name() + " has no handler");
        }
        if (isLaidOut(keyword, node)) {
          handler.read(node);
        }
      } else {
        reportUnused(keyword, node);
      }
    }
  }

  private boolean isLaidOut(Keyword keyword, Node node) {
    boolean line = keyword.shape() == Keyword.Shape.LINE;
    if (line && node.children() != null) {
      values.report(DiagnosticCode.UNEXPECTED_BRACE, node.keyword(), "Unexpected '{' - ignoring");
    } else if (!line && node.children() == null) {
      values.report(
          DiagnosticCode.MISSING_OPENING_BRACE,
          node.keyword(),
          "Missing '{' at beginning of configuration block");
    }
    Word extra = keyword.maxWords() < 0 ? null : node.parameter(keyword.maxWords() + 1);
    if (extra != null) {
      boolean list = keyword.shape() == Keyword.Shape.LIST;
      Diagnostic diagnostic =
          Diagnostic.of(
              DiagnosticCode.EXTRA_WORDS,
              extra.place(),
              keyword.name() + " does not use '" + extra.text() + "'");
      String block = "Block " + keyword.name() + " has extra parameters " + extra.text() + " ...";
      values.add(list ? diagnostic.saying(block) : diagnostic);
    }
    return true;
  }

  private void reportUnused(Keyword keyword, Node node) {
    if (keyword.support() == Keyword.Support.LATER) {
      values.add(
          Diagnostic.of(
              DiagnosticCode.NOT_SUPPORTED_YET,
              node.keyword().place(),
              keyword.name() + " is not supported yet"));
    } else if (keyword.support() == Keyword.Support.LVS) {
      values.add(
          Diagnostic.of(
              DiagnosticCode.LVS_SKIPPED,
              node.keyword().place(),
              keyword.name() + " belongs to LVS, not to VRRP"));
    }
  }

  private void reportUnknown(String block, Node node) {
    String name = node.name();
    String said = "Unknown keyword '" + name + "'";
    List<String> others = table.blocksWith(name);
    String nearest = table.nearest(block, name);
    Word word = node.keyword();
    Diagnostic unknown =
        Diagnostic.of(
                DiagnosticCode.UNKNOWN_KEYWORD, word.place(), "unknown keyword '" + name + "'")
            .saying(said);
    if (others.contains(KeywordTable.ROOT)) {
      values.add(
          Diagnostic.of(
                  DiagnosticCode.MISPLACED_KEYWORD,
                  word.place(),
                  "'" + name + "' stands inside " + block + ", but belongs to the top level")
              .saying(said)
              .mendedBy("a } is missing above this line"));
    } else if (nearest != null) {
      values.add(unknown.mendedBy("did you mean '" + nearest + "'?"));
    } else if (!others.isEmpty()) {
      values.add(
          Diagnostic.of(
                  DiagnosticCode.MISPLACED_KEYWORD,
                  word.place(),
                  "'" + name + "' does not belong " + whereIs(block))
              .saying(said)
              .mendedBy("move it into " + String.join(" or ", others)));
    } else {
      values.add(unknown);
    }
  }

  private static String whereIs(String block) {
    return block.equals(KeywordTable.ROOT) ? "to the top level" : "into " + block;
  }
}
