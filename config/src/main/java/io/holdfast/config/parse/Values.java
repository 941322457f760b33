package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of statements as values. Every method returns null after a diagnostic when the
 * word is missing or wrong; the {@code complaint} is what keepalived says then.
 */
final class Values {
  /** Microseconds in a second: the resolution of keepalived's timers. */
  static final long MICROS = 1_000_000;

  private static final Set<String> ON = Set.of("on", "true", "yes");
  private static final Set<String> OFF = Set.of("off", "false", "no");

  private final Diagnostics diagnostics;
  private final HostNames names;

  /** Creates readers for a host of which nothing is known. */
  Values(Diagnostics diagnostics) {
    this(diagnostics, new HostNames(null, unwritten -> ""));
  }

  Values(Diagnostics diagnostics, HostNames names) {
    this.diagnostics = diagnostics;
    this.names = names;
  }

  /** Returns a word as a number, or as the name of one on the host; null when it is neither. */
  @Nullable Long named(NameFile file, Word word) {
    tellGuess(file, word, word.text());
    return names.number(file, word.text());
  }

  /** Returns {@code [SOURCE/]DESTINATION} as one number; null when it is none. */
  @Nullable Long realms(Word word) {
    for (String realm : word.text().split("/", 2)) {
      tellGuess(NameFile.REALMS, word, realm);
    }
    return names.realms(word.text());
  }

  private void tellGuess(NameFile file, Word word, String name) {
    if (names.isGuessed(file, name)) {
      add(
          Diagnostic.of(
              DiagnosticCode.NAME_OF_ANOTHER_HOST,
              word.place(),
              "'%s' is taken for a name that %s of that host gives".formatted(name, file.path())));
    }
  }

  /** Returns readers whose findings nobody sees, for values that have been checked. */
  static Values quiet() {
    return new Values(new Diagnostics());
  }

  /** Returns a word after the keyword, counted from 1. A missing one is fatal, as in keepalived. */
  @Nullable Word word(Node node, int index) {
    Word word = node.parameter(index);
    if (word == null) {
      Word before = node.statement().words().getLast();
      String message =
          ("*** Configuration line starting `%s` is missing a parameter after keyword `%s`"
                  + " at word position %s")
              .formatted(node.name(), before.text(), index + 1);
      diagnostics.add(
          Diagnostic.of(
                  DiagnosticCode.MISSING_PARAMETER,
                  node.statement().place(),
                  node.name() + " needs a value")
              .saying(message));
    }
    return word;
  }

  /** Returns the first word after the keyword as text. */
  @Nullable String text(Node node) {
    Word word = word(node, 1);
    return word == null ? null : word.text();
  }

  /** Returns the first word after the keyword as a whole number. */
  @Nullable Long number(Node node, NumberRule rule, String complaint) {
    Word word = word(node, 1);
    return word == null ? null : number(word, rule, complaint);
  }

  /** Returns a word as a whole number. */
  @Nullable Long number(Word word, NumberRule rule, String complaint) {
    NumberRule.Outcome outcome = rule.read(word.text());
    if (outcome.problem() == null) {
      return outcome.value();
    }
    DiagnosticCode code =
        outcome.value() == null ? DiagnosticCode.BAD_VALUE : DiagnosticCode.NUMBER_WITH_TAIL;
    String said = outcome.value() == null ? complaint : outcome.problem();
    report(code, word, outcome.problem(), said.isEmpty() ? outcome.problem() : said);
    return outcome.value();
  }

  /** Returns the first word after the keyword as a number that fits an int. */
  @Nullable Integer integer(Node node, NumberRule rule, String complaint) {
    Long number = number(node, rule, complaint);
    return number == null ? null : Math.toIntExact(number);
  }

  /** Returns the first word after the keyword, decimal seconds, in microseconds. */
  @Nullable Long micros(Node node, DecimalRule rule, String complaint) {
    Word word = word(node, 1);
    if (word == null) {
      return null;
    }
    DecimalRule.Outcome outcome = rule.read(word.text());
    String problem = outcome.problem();
    if (problem != null) {
      boolean bad = outcome.micros() == null;
      DiagnosticCode code = bad ? DiagnosticCode.BAD_VALUE : DiagnosticCode.VALUE_ADJUSTED;
      report(code, word, problem, bad && !complaint.isEmpty() ? complaint : problem);
    }
    return outcome.micros();
  }

  /** Returns the switch after the keyword; without a word it is on. */
  @Nullable Boolean flag(Node node, String complaint) {
    Word word = node.parameter(1);
    if (word == null) {
      return true;
    }
    if (ON.contains(word.text())) {
      return true;
    }
    if (OFF.contains(word.text())) {
      return false;
    }
    report(
        DiagnosticCode.BAD_VALUE,
        word,
        "'" + word.text() + "' is none of on, off, true, false, yes, no",
        complaint);
    return null;
  }

  /** Returns the first word after the keyword as an address. */
  @Nullable IpAddress address(Node node, String complaint) {
    Word word = word(node, 1);
    IpAddress address = word == null ? null : AddressWord.read(word, this);
    if (word != null && address == null) {
      report(
          DiagnosticCode.BAD_VALUE, word, "'" + word.text() + "' is not an IP address", complaint);
    }
    return address;
  }

  /** Reports a word. */
  void report(DiagnosticCode code, Word word, String problem, String keepalivedMessage) {
    add(Diagnostic.of(code, word.place(), problem).saying(keepalivedMessage));
  }

  /** Reports a word where the problem is told in keepalived's own sentence. */
  void report(DiagnosticCode code, Word word, String message) {
    report(code, word, message, message);
  }

  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }
}
