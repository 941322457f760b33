package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import java.util.Set;

/** Checks {@code umask}: a number as in C, or names of bits joined by bars. Use once. */
final class UmaskWords {
  private static final long MAX_MASK = 0777;
  private static final Set<String> BITS =
      Set.of(
          "IRUSR", "IWUSR", "IXUSR", "IRGRP", "IWGRP", "IXGRP", "IROTH", "IWOTH", "IXOTH", "IRWXU",
          "IRWXG", "IRWXO");

  private final Node node;
  private final Values values;

  UmaskWords(Node node, Values values) {
    this.node = node;
    this.values = values;
  }

  void check() {
    Word first = values.word(node, 1);
    if (first == null) {
      return;
    }
    String text =
        String.join("", node.statement().words().stream().skip(1).map(Word::text).toList());
    if (Character.isDigit(text.isEmpty() ? 0 : text.charAt(0))) {
      Long mask = CNumbers.parse(text);
      if (mask == null || mask > MAX_MASK) {
        complain(first, "invalid umask value " + text);
      }
      return;
    }
    for (String bit : text.split("\\|", -1)) {
      if (bit.isEmpty()) {
        complain(first, "umask missing bit value");
        return;
      }
      if (!BITS.contains(bit)) {
        complain(first, "Unknown umask bit " + bit);
        return;
      }
    }
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
