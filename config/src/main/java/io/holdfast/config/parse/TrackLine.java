package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of {@code track_script}: {@code NAME [weight N [reverse|noreverse]]}. Use once.
 */
final class TrackLine {
  private static final int MAX_WEIGHT = 253;
  private static final NumberRule WEIGHT = NumberRule.lenient(-254, 254);

  private final Node line;
  private final String instance;
  private final Values values;
  private @Nullable Integer weight;
  private @Nullable Boolean reverse;

  TrackLine(Node line, String instance, Values values) {
    this.line = line;
    this.instance = instance;
    this.values = values;
  }

  TrackDraft read(Draft draft) {
    String name = line.name();
    Word option = line.parameter(1);
    if (option != null && !option.text().equals("weight")) {
      complain(option, "unknown track script option " + option.text() + " - ignoring");
    } else if (option != null) {
      readWeight(option, line.parameter(2));
    }
    boolean early = draft.script(name) == null;
    return new TrackDraft(name, weight, reverse, line.keyword().place(), early);
  }

  private void readWeight(Word option, @Nullable Word number) {
    if (number == null) {
      complain(
          option, "weight without value specified for track script " + line.name() + " - ignoring");
      return;
    }
    String said =
        "(%s) track script %s: weight must be between [-253..253] inclusive, ignoring..."
            .formatted(instance, line.name());
    Long wanted = values.number(number, WEIGHT, said);
    if (wanted == null) {
      return;
    }
    int used = Math.clamp(wanted, -MAX_WEIGHT, MAX_WEIGHT);
    weight = used;
    if (used != wanted) {
      values.report(DiagnosticCode.VALUE_ADJUSTED, number, said);
    }
    reverse = false;
    Word direction = line.parameter(3);
    if (direction != null && direction.text().equals("reverse")) {
      reverse = true;
    } else if (direction != null && !direction.text().equals("noreverse")) {
      complain(
          direction,
          "unknown track_script "
              + line.name()
              + " weight option "
              + direction.text()
              + " - ignoring");
    }
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, "(" + instance + ") " + message);
  }
}
