package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code umask}: a number as in C, or names of bits joined by bars. Use once. */
final class UmaskWords {
  private static final long MAX_MASK = 0777;
  private static final Map<String, Integer> BITS =
      Map.ofEntries(
          Map.entry("IRUSR", 0400),
          Map.entry("IWUSR", 0200),
          Map.entry("IXUSR", 0100),
          Map.entry("IRGRP", 040),
          Map.entry("IWGRP", 020),
          Map.entry("IXGRP", 010),
          Map.entry("IROTH", 04),
          Map.entry("IWOTH", 02),
          Map.entry("IXOTH", 01),
          Map.entry("IRWXU", 0700),
          Map.entry("IRWXG", 070),
          Map.entry("IRWXO", 07));

  private final Node node;
  private final Values values;

  UmaskWords(Node node, Values values) {
    this.node = node;
    this.values = values;
  }

  /** Returns the mask; null after a diagnostic. */
  @Nullable Integer read() {
    Word first = values.word(node, 1);
    if (first == null) {
      return null;
    }
    String text =
        String.join("", node.statement().words().stream().skip(1).map(Word::text).toList());
    if (Character.isDigit(text.isEmpty() ? 0 : text.charAt(0))) {
      Long mask = CNumbers.parse(text);
      if (mask == null || mask > MAX_MASK) {
        complain(first, "invalid umask value " + text);
        return null;
      }
      return mask.intValue();
    }
    int mask = 0;
    for (String bit : text.split("\\|", -1)) {
      if (bit.isEmpty()) {
        complain(first, "umask missing bit value");
        return null;
      }
      Integer known = BITS.get(bit);
      if (known == null) {
        complain(first, "Unknown umask bit " + bit);
        return null;
      }
      mask |= known;
    }
    return mask;
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
