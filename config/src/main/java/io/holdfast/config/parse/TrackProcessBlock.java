package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code vrrp_track_process}. Use once. */
final class TrackProcessBlock {
  private static final int MAX_QUORUM = 65_535;
  private static final NumberRule WEIGHT = NumberRule.lenient(-254, 254);

  private final Draft draft;
  private final String name;
  private final BlockReader reader;
  private boolean complete;
  private int quorum = 1;
  private @Nullable Integer quorumMax;

  TrackProcessBlock(Draft draft, String name, BlockReader reader) {
    this.draft = draft;
    this.name = name;
    this.reader = reader;
  }

  void read(Node node) {
    Map<String, Handler> handlers =
        Map.of(
            "process",
            process -> complete |= reader.values().word(process, 1) != null,
            "weight",
            this::weight,
            "quorum",
            this::quorum,
            "quorum_max",
            this::quorumMax);
    reader.read(new BlockName("vrrp_track_process", name), node.children(), handlers);
    if (complete) {
      draft.define(TrackKind.PROCESS, name, 0);
    } else {
      reader
          .values()
          .report(
              DiagnosticCode.BLOCK_DROPPED,
              node.keyword(),
              "track process '" + name + "' process name not specified");
    }
  }

  private void weight(Node node) {
    reader.values().number(node, WEIGHT, said(node, "Weight", "-254..254"));
    Word direction = node.parameter(2);
    if (direction != null && !direction.text().equals("reverse")) {
      complain(
          direction, "vrrp_track_process " + name + " unknown weight option " + direction.text());
    }
  }

  private void quorum(Node node) {
    Integer number =
        reader
            .values()
            .integer(node, NumberRule.lenient(1, MAX_QUORUM), said(node, "Quorum", "1..65535"));
    Integer max = quorumMax;
    if (number != null && max != null && number > max) {
      complain(node.keyword(), "Quorum is greater than quorum_max - ignoring");
    } else if (number != null) {
      quorum = number;
    }
  }

  private void quorumMax(Node node) {
    Integer number =
        reader
            .values()
            .integer(node, NumberRule.lenient(0, MAX_QUORUM), said(node, "quorum_max", "0..65535"));
    if (number != null && number > 0 && number < quorum) {
      complain(node.keyword(), "quorum_max is less than quorum - ignoring");
    } else if (number != null) {
      quorumMax = number;
    }
  }

  private String said(Node node, String what, String range) {
    Word word = node.parameter(1);
    return "%s (%s) for vrrp_track_process %s must be between [%s] inclusive. Ignoring..."
        .formatted(what, word == null ? "" : word.text(), name, range);
  }

  private void complain(Word word, String message) {
    reader.values().report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
