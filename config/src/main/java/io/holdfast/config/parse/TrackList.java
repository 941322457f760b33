package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code track_*} lists of one instance or sync group: {@code NAME [weight N
 * [reverse|noreverse]]} a line.
 */
final class TrackList {
  /** The weight that is one too large but is lowered instead of refused. */
  private static final int LOWERED_WEIGHT = 254;

  private final Draft draft;
  private final String owner;
  private final Values values;
  private final Found found;
  private final Set<String> seen = new HashSet<>();

  /**
   * Prepares to read the lists of a block.
   *
   * @param found where the entries go
   */
  TrackList(Draft draft, String owner, Values values, Found found) {
    this.draft = draft;
    this.owner = owner;
    this.values = values;
    this.found = found;
  }

  /**
   * Where the entries go.
   *
   * @param tracks all of them
   * @param weights those with a weight
   */
  record Found(List<TrackDraft> tracks, List<TrackedWeight> weights) {}

  void register(Map<String, Handler> handlers) {
    for (TrackListKind kind : TrackListKind.values()) {
      handlers.put(kind.keyword(), node -> read(kind, node));
    }
  }

  private void read(TrackListKind kind, Node node) {
    List<Node> lines = node.children();
    if (lines != null) {
      lines.forEach(line -> line(kind, line));
    }
  }

  private void line(TrackListKind kind, Node line) {
    String name = line.name();
    if (kind.isDefinedByBlock() && !draft.isDefined(kind, name)) {
      report(DiagnosticCode.TRACKED_NOT_FOUND, line.keyword(), kind.notFound(name));
      return;
    }
    if (seen.contains(kind + " " + name)) {
      report(DiagnosticCode.TRACKED_TWICE, line.keyword(), kind.duplicate(name));
      return;
    }
    Word option = line.parameter(1);
    Word weight = line.parameter(2);
    // An entry that is not understood is not tracked at all, as under keepalived.
    if (option != null && !option.text().equals("weight")) {
      complain(option, kind.unknownOption(name, option.text()));
    } else if (option != null && weight == null) {
      complain(option, kind.weightMissing(name));
    } else if (weight == null || weight(kind, line, weight)) {
      track(kind, line, weight == null ? null : kind.weights().read(weight.text()).value());
    }
  }

  private void track(TrackListKind kind, Node line, @Nullable Long own) {
    String name = line.name();
    seen.add(kind + " " + name);
    int used = own == null ? draft.defaultWeight(kind, name).weight() : Math.toIntExact(own);
    if (used != 0) {
      found.weights().add(new TrackedWeight(kind.keyword(), name, used, line.keyword().place()));
    }
    found.tracks().add(entry(kind, line, own));
  }

  private static TrackDraft entry(TrackListKind kind, Node line, @Nullable Long weight) {
    String name = line.name();
    if (weight == null) {
      return new TrackDraft(kind.kind(), name, null, null, line.keyword().place());
    }
    int max = kind.lowers() ? LOWERED_WEIGHT - 1 : LOWERED_WEIGHT;
    Word direction = line.parameter(3);
    return new TrackDraft(
        kind.kind(),
        name,
        Math.clamp(weight, -max, max),
        direction == null ? null : direction.text().equals("reverse"),
        line.keyword().place());
  }

  /** Complains about a weight and its direction; returns whether the entry is tracked at all. */
  private boolean weight(TrackListKind kind, Node line, Word word) {
    String name = line.name();
    String said = "(" + owner + ") " + kind.badWeight(name, word.text());
    Long weight = values.number(word, kind.weights(), said);
    if (weight == null) {
      return true;
    }
    if (kind.lowers() && Math.abs(weight) == LOWERED_WEIGHT) {
      report(
          DiagnosticCode.VALUE_ADJUSTED,
          word,
          "weight for " + name + " cannot be +/-254. Setting to +/-253");
    }
    Word direction = line.parameter(3);
    if (direction == null || kind.isDirection(direction.text())) {
      return true;
    }
    complain(direction, kind.unknownDirection(name, direction.text()));
    return kind.forgivesDirection();
  }

  private void complain(Word word, String message) {
    report(DiagnosticCode.BAD_VALUE, word, message);
  }

  private void report(DiagnosticCode code, Word word, String message) {
    values.report(code, word, "(" + owner + ") " + message);
  }
}
