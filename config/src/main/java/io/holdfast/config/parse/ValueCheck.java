package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.ValueType;
import io.holdfast.config.text.ScriptWords;
import io.holdfast.config.text.Word;
import java.util.List;
import java.util.Set;

/**
 * Checks the values of a keyword by what the table says of them, for keywords that no class reads.
 */
final class ValueCheck {
  private static final Set<String> DIRECTIONS = Set.of("reverse", "noreverse");

  private final Values values;

  ValueCheck(Values values) {
    this.values = values;
  }

  /**
   * Reports what is wrong with the words of a statement.
   *
   * @param owner the name of the block it stands in
   */
  void check(Keyword keyword, Node node, String owner) {
    Word word = node.parameter(1);
    ValueType type = keyword.type();
    if (type.kind() == ValueType.Kind.FLAG || type.hasBraces()) {
      reportEmpty(keyword, node, owner);
    } else if (word != null || isOpenScript(type, node)) {
      present(type, node, word == null ? "" : Complaint.of(keyword, owner, word));
    } else if (!type.optional()) {
      values.word(node, 1);
    }
  }

  /** Returns whether a command begins with a quote that does not close, and so has no words. */
  private static boolean isOpenScript(ValueType type, Node node) {
    return type.kind() == ValueType.Kind.SCRIPT && ScriptWords.follow(node.statement());
  }

  private void reportEmpty(Keyword keyword, Node node, String owner) {
    List<Node> lines = node.children();
    String said = keyword.missing();
    if (lines != null && lines.isEmpty() && said != null) {
      values.report(
          DiagnosticCode.EMPTY_BLOCK, node.keyword(), Complaint.filled(said, keyword, owner));
    }
  }

  private void present(ValueType type, Node node, String said) {
    switch (type.kind()) {
      case BOOL -> values.flag(node, said);
      case INT -> values.number(node, NumberRule.lenient(type.min(), type.max()), said);
      case STRICT -> values.number(node, NumberRule.strict(type.min(), type.max()), said);
      case TIME -> values.micros(node, DecimalRule.micros(type.min(), type.max()), said);
      case MILLIS -> values.micros(node, DecimalRule.millis(type.min(), type.max()), said);
      case WEIGHT -> weight(node, type, said);
      case IP -> values.address(node, said);
      case ENUM -> word(node, type, said);
      case SCRIPT -> new ScriptWords(node.statement(), values.diagnostics()).parse();
      case FLAG, TEXT, TEXTS, BLOCK, LINES, NAMES -> {
        // Any word will do.
      }
    }
  }

  private void weight(Node node, ValueType type, String said) {
    Word direction = node.parameter(2);
    values.number(node, NumberRule.lenient(type.min(), type.max()), said);
    if (direction != null && !DIRECTIONS.contains(direction.text())) {
      values.report(
          DiagnosticCode.BAD_VALUE, direction, "'" + direction.text() + "' is not reverse", "");
    }
  }

  private void word(Node node, ValueType type, String said) {
    Word word = node.parameter(1);
    if (word != null && !type.words().contains(word.text())) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "'" + word.text() + "' is none of " + String.join(", ", type.words()),
          said);
    }
  }
}
