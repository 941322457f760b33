package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.TrackKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @holdfast track_combination NAME [weight N [reverse]]} in an instance or a sync
 * group.
 */
final class CombinationTrackLine {
  private static final NumberRule WEIGHT = NumberRule.strict(-253, 253);
  private static final int DIRECTION = 4;

  private final Draft draft;
  private final Values values;
  private final List<TrackDraft> tracks;

  CombinationTrackLine(Draft draft, Values values, List<TrackDraft> tracks) {
    this.draft = draft;
    this.values = values;
    this.tracks = tracks;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("track_combination", this::read);
  }

  private void read(Node node) {
    Word name = values.word(node, 1);
    if (name == null) {
      return;
    }
    if (!draft.trackers().hasCombination(name.text())) {
      values.report(
          DiagnosticCode.TRACKED_NOT_FOUND,
          name,
          "there is no tracker_group " + name.text() + " above this line");
      return;
    }
    boolean known =
        tracks.stream()
            .anyMatch(
                track -> track.kind() == TrackKind.COMBINATION && track.name().equals(name.text()));
    if (known) {
      values.report(
          DiagnosticCode.TRACKED_TWICE, name, "tracker_group " + name.text() + " stands twice");
      return;
    }
    Integer weight = weight(node);
    Word direction = node.parameter(DIRECTION);
    boolean reverse = direction != null && direction.text().equals("reverse");
    if (weight != null && (direction == null || reverse)) {
      tracks.add(new TrackDraft(TrackKind.COMBINATION, name.text(), weight, reverse, name.place()));
    } else if (weight != null) {
      complain(direction);
    }
  }

  /** Returns the weight, 0 where none is named; null after a diagnostic. */
  private @Nullable Integer weight(Node node) {
    Word option = node.parameter(2);
    if (option == null) {
      return 0;
    }
    Word number = node.parameter(3);
    if (!option.text().equals("weight") || number == null) {
      complain(option);
      return null;
    }
    Long weight = values.number(number, WEIGHT, "");
    return weight == null ? null : Math.toIntExact(weight);
  }

  private void complain(@Nullable Word word) {
    if (word != null) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "after the name stands weight NUMBER, and perhaps reverse, not '" + word.text() + "'");
    }
  }
}
