package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @holdfast tracker_group NAME any|all|at_least N KIND NAME [KIND NAME ...]}. Use
 * once.
 */
final class CombinationLine {
  private static final int FIRST = 3;
  private static final int MAX_TRACKERS = 100;

  private final Draft draft;
  private final Values values;
  private final Node node;
  private final List<TrackerName> trackers = new ArrayList<>();

  CombinationLine(Draft draft, Values values, Node node) {
    this.draft = draft;
    this.values = values;
    this.node = node;
  }

  void read() {
    Word name = values.word(node, 1);
    Word mode = name == null ? null : values.word(node, 2);
    if (name == null || mode == null) {
      return;
    }
    boolean counted = mode.text().equals("at_least");
    boolean good = readTrackers(counted ? FIRST + 1 : FIRST);
    Integer atLeast = good ? atLeast(mode) : null;
    if (atLeast != null && !draft.trackers().add(combination(name, atLeast))) {
      complain(name, "there is a tracker_group " + name.text() + " already");
    }
  }

  private CombinationSpec combination(Word name, int atLeast) {
    return new CombinationSpec(name.text(), atLeast, trackers);
  }

  private @Nullable Integer atLeast(Word mode) {
    return switch (mode.text()) {
      case "any" -> Integer.valueOf(1);
      case "all" -> Integer.valueOf(trackers.size());
      case "at_least" -> count();
      default -> {
        complain(mode, "'" + mode.text() + "' is none of any, all, at_least");
        yield null;
      }
    };
  }

  private @Nullable Integer count() {
    Word number = values.word(node, FIRST);
    Long count =
        number == null ? null : values.number(number, NumberRule.strict(1, trackers.size()), "");
    return count == null ? null : Integer.valueOf(Math.toIntExact(count));
  }

  private boolean readTrackers(int first) {
    for (int index = first; index <= node.parameterCount(); index += 2) {
      Word word = node.statement().words().get(index);
      Word name = values.word(node, index + 1);
      TrackKind kind = kind(word.text());
      if (name == null) {
        return false;
      }
      if (kind == null) {
        complain(word, "'" + word.text() + "' is none of interface, script, file, process, bfd");
        return false;
      }
      TrackerName tracker = new TrackerName(kind, name.text());
      if (!isDefined(tracker)) {
        values.report(
            DiagnosticCode.TRACKED_NOT_FOUND,
            name,
            "there is no " + kind.word() + " " + name.text() + " above this line");
        return false;
      }
      if (trackers.contains(tracker) || trackers.size() == MAX_TRACKERS) {
        complain(name, "a tracker_group names up to 100 trackers, each of them once");
        return false;
      }
      trackers.add(tracker);
    }
    if (trackers.isEmpty()) {
      complain(node.keyword(), "a tracker_group names trackers: KIND NAME ...");
    }
    return !trackers.isEmpty();
  }

  private boolean isDefined(TrackerName tracker) {
    TrackListKind kind = TrackListKind.valueOf(tracker.kind().name());
    return !kind.isDefinedByBlock() || draft.isDefined(kind, tracker.name());
  }

  private static @Nullable TrackKind kind(String word) {
    for (TrackListKind kind : TrackListKind.values()) {
      if (word.equals(kind.name().toLowerCase(Locale.ROOT))) {
        return kind.kind();
      }
    }
    return null;
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
