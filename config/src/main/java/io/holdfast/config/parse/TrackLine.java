package io.holdfast.config.parse;

import io.holdfast.config.text.Word;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one line of {@code track_script} says: {@code NAME [weight N [reverse|noreverse]]}.
 * {@link TrackList} has said what is wrong with it. Use once.
 */
final class TrackLine {
  private static final int MAX_WEIGHT = 253;
  private static final NumberRule WEIGHT = NumberRule.lenient(-MAX_WEIGHT - 1, MAX_WEIGHT + 1);

  private final Node line;

  TrackLine(Node line) {
    this.line = line;
  }

  /** Returns the script and its weight; null when the script is not defined so far. */
  @Nullable TrackDraft read(Draft draft) {
    String name = line.name();
    if (draft.script(name) == null) {
      return null;
    }
    Word option = line.parameter(1);
    Word number = line.parameter(2);
    boolean weighted = option != null && option.text().equals("weight");
    Long wanted = weighted && number != null ? WEIGHT.read(number.text()).value() : null;
    if (wanted == null) {
      return new TrackDraft(name, null, null, line.keyword().place());
    }
    Word direction = line.parameter(3);
    return new TrackDraft(
        name,
        Math.clamp(wanted, -MAX_WEIGHT, MAX_WEIGHT),
        direction != null && direction.text().equals("reverse"),
        line.keyword().place());
  }
}
