package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code track_*} lists of one instance or sync group: {@code NAME [weight N
 * [reverse|noreverse]]} a line. Checks them; what becomes of a tracked script is decided by {@link
 * TrackLine}.
 */
final class TrackList {
  /** The weight that is one too large but is lowered instead of refused. */
  private static final int LOWERED_WEIGHT = 254;

  private final Draft draft;
  private final String owner;
  private final Values values;
  private final List<TrackedWeight> weights;
  private final Set<String> seen = new HashSet<>();

  /**
   * Prepares to read the lists of a block.
   *
   * @param weights what is tracked with a weight is added to it
   */
  TrackList(Draft draft, String owner, Values values, List<TrackedWeight> weights) {
    this.draft = draft;
    this.owner = owner;
    this.values = values;
    this.weights = weights;
  }

  void register(Map<String, Handler> handlers) {
    for (TrackKind kind : TrackKind.values()) {
      handlers.put(kind.keyword(), node -> read(kind, node));
    }
  }

  private void read(TrackKind kind, Node node) {
    List<Node> lines = node.children();
    if (lines != null) {
      lines.forEach(line -> line(kind, line));
    }
  }

  private void line(TrackKind kind, Node line) {
    String name = line.name();
    if (kind.isDefinedByBlock() && !draft.isDefined(kind, name)) {
      report(DiagnosticCode.TRACKED_NOT_FOUND, line.keyword(), kind.notFound(name));
      return;
    }
    if (!seen.add(kind + " " + name)) {
      report(DiagnosticCode.TRACKED_TWICE, line.keyword(), kind.duplicate(name));
      return;
    }
    Word option = line.parameter(1);
    Word weight = line.parameter(2);
    boolean weighted = option != null && option.text().equals("weight") && weight != null;
    Long own = weighted && weight != null ? kind.weights().read(weight.text()).value() : null;
    int used = own == null ? draft.weightOf(kind, name) : Math.toIntExact(own);
    if (used != 0) {
      weights.add(
          new TrackedWeight(kind.keyword(), name, used, own == null, line.keyword().place()));
    }
    if (option == null) {
      return;
    }
    if (!option.text().equals("weight")) {
      complain(option, kind.unknownOption(name, option.text()));
    } else if (weight == null) {
      complain(option, kind.weightMissing(name));
    } else {
      weight(kind, line, weight);
    }
  }

  private void weight(TrackKind kind, Node line, Word word) {
    String name = line.name();
    String said = "(" + owner + ") " + kind.badWeight(name, word.text());
    Long weight = values.number(word, kind.weights(), said);
    if (weight == null) {
      return;
    }
    boolean lowers = kind == TrackKind.INTERFACE || kind == TrackKind.SCRIPT;
    if (lowers && Math.abs(weight) == LOWERED_WEIGHT) {
      report(
          DiagnosticCode.VALUE_ADJUSTED,
          word,
          "weight for " + name + " cannot be +/-254. Setting to +/-253");
    }
    Word direction = line.parameter(3);
    if (direction == null || direction.text().equals("reverse")) {
      return;
    }
    if (kind == TrackKind.INTERFACE || !direction.text().equals("noreverse")) {
      complain(direction, kind.unknownDirection(name, direction.text()));
    }
  }

  private void complain(Word word, String message) {
    report(DiagnosticCode.BAD_VALUE, word, message);
  }

  private void report(DiagnosticCode code, Word word, String message) {
    values.report(code, word, "(" + owner + ") " + message);
  }
}
