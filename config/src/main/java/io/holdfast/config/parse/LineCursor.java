package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the words of a line of options, and notes whether the line is left out. */
final class LineCursor {
  private final Node line;
  private final Values values;
  private final DiagnosticCode dropCode;
  private int index;
  private boolean dropped;

  LineCursor(Node line, Values values, DiagnosticCode dropCode) {
    this.line = line;
    this.values = values;
    this.dropCode = dropCode;
  }

  Values values() {
    return values;
  }

  Word first() {
    return line.keyword();
  }

  boolean hasNext() {
    return index < line.statement().words().size();
  }

  /** Returns whether a word stands anywhere in the line. */
  boolean has(String text) {
    return line.statement().words().stream().anyMatch(word -> word.text().equals(text));
  }

  /** Returns the next word; there must be one. */
  Word next() {
    return line.statement().words().get(index++);
  }

  /** Returns the next word without taking it; there must be one. */
  Word peek() {
    return line.statement().words().get(index);
  }

  /** Returns the word that an option needs; null after the fatal diagnostic that it is missing. */
  @Nullable Word value() {
    List<Word> words = line.statement().words();
    if (index < words.size()) {
      return words.get(index++);
    }
    values.word(line, index);
    dropped = true;
    return null;
  }

  /** Returns a prefix; null when it is none. A bad length is reported, and all bits are taken. */
  @Nullable Prefix prefix(Word word) {
    String text = word.text();
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    Prefix prefix = Prefix.parse(text);
    if (prefix == null) {
      adjust(
          DiagnosticCode.VALUE_ADJUSTED,
          word,
          "Invalid address prefix len %s for address %s - using %s"
              .formatted(text.substring(slash + 1), text, address.family().bitLength()));
      return Prefix.host(address);
    }
    return prefix;
  }

  /** Leaves the line out for a reason that keepalived words the same. */
  void drop(Word word, String message) {
    drop(word, message, message);
  }

  /** Leaves the line out for a reason that keepalived words in another way, or not at all. */
  void drop(Word word, String problem, @Nullable String keepalivedMessage) {
    Diagnostic diagnostic = Diagnostic.of(dropCode, word.place(), problem);
    values.add(keepalivedMessage == null ? diagnostic : diagnostic.saying(keepalivedMessage));
    dropped = true;
  }

  /** Leaves the line out when the reason has been reported. */
  void abandon() {
    dropped = true;
  }

  void adjust(DiagnosticCode code, Word word, String message) {
    values.report(code, word, message);
  }

  boolean isDropped() {
    return dropped;
  }
}
