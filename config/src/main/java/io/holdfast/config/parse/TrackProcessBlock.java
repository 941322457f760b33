package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.ProcessTrackerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code vrrp_track_process}. Use once. */
final class TrackProcessBlock {
  private static final int MAX_QUORUM = 65_535;
  private static final long NANOS_IN_MICRO = 1000;
  private static final DecimalRule DELAY = DecimalRule.micros(1, 3600 * Values.MICROS);
  private static final NumberRule WEIGHT = NumberRule.lenient(-254, 254);

  private final Draft draft;
  private final String name;
  private final BlockReader reader;
  private final HoldDraft hold = new HoldDraft();
  private final Values quiet = Values.quiet();
  private List<String> command = List.of();
  private String match = "";
  private boolean fullCommand;
  private int weight;
  private boolean reverse;
  private long terminateMicros;
  private long forkMicros;
  private int quorum = 1;
  private @Nullable Integer quorumMax;

  TrackProcessBlock(Draft draft, String name, BlockReader reader) {
    this.draft = draft;
    this.name = name;
    this.reader = reader;
  }

  void read(Node node) {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("process", this::process);
    handlers.put("weight", this::weight);
    handlers.put("quorum", this::quorum);
    handlers.put("quorum_max", this::quorumMax);
    Checked.add(handlers, "param_match", this::match);
    Checked.add(handlers, "full_command", _ -> fullCommand = true);
    Checked.add(
        handlers, "terminate_delay", line -> terminateMicros = delay(line, terminateMicros));
    Checked.add(handlers, "fork_delay", line -> forkMicros = delay(line, forkMicros));
    Checked.add(handlers, "delay", this::bothDelays);
    hold.register(handlers);
    reader.read(new BlockName("vrrp_track_process", name), node.children(), handlers);
    if (!command.isEmpty()) {
      draft.define(TrackListKind.PROCESS, name, new DefaultWeight(weight, reverse));
      draft.trackers().add(spec(), hold);
    } else {
      reader
          .values()
          .report(
              DiagnosticCode.BLOCK_DROPPED,
              node.keyword(),
              "track process '" + name + "' process name not specified");
    }
  }

  private ProcessTrackerSpec spec() {
    Integer max = quorumMax;
    return new ProcessTrackerSpec(
        name,
        command,
        resolvedMatch(),
        max != null && max == 0 ? 0 : quorum,
        max == null ? ProcessTrackerSpec.UNLIMITED : max,
        terminateMicros * NANOS_IN_MICRO,
        forkMicros * NANOS_IN_MICRO,
        weight,
        reverse);
  }

  private ProcessTrackerSpec.ProcessMatch resolvedMatch() {
    boolean hasParameters = command.size() > 1;
    return switch (match) {
      case "exact" -> ProcessTrackerSpec.ProcessMatch.EXACT;
      case "initial" ->
          hasParameters
              ? ProcessTrackerSpec.ProcessMatch.INITIAL
              : ProcessTrackerSpec.ProcessMatch.COMMAND;
      case "partial" ->
          hasParameters
              ? ProcessTrackerSpec.ProcessMatch.PARTIAL
              : ProcessTrackerSpec.ProcessMatch.COMMAND;
      default -> {
        if (hasParameters) {
          yield ProcessTrackerSpec.ProcessMatch.EXACT;
        }
        yield fullCommand
            ? ProcessTrackerSpec.ProcessMatch.COMMAND
            : ProcessTrackerSpec.ProcessMatch.NAME;
      }
    };
  }

  private void process(Node node) {
    if (reader.values().word(node, 1) != null) {
      command = node.statement().words().stream().skip(1).map(Word::text).toList();
    }
  }

  private void match(Node node) {
    Word word = node.parameter(1);
    match = word == null ? "exact" : word.text();
  }

  private long delay(Node node, long unchanged) {
    Long micros = quiet.micros(node, DELAY, "");
    return micros == null ? unchanged : micros;
  }

  private void bothDelays(Node node) {
    terminateMicros = delay(node, terminateMicros);
    forkMicros = delay(node, forkMicros);
  }

  private void weight(Node node) {
    Integer number = reader.values().integer(node, WEIGHT, said(node, "Weight", "-254..254"));
    weight = number == null ? weight : number;
    Word direction = node.parameter(2);
    reverse = direction != null && direction.text().equals("reverse");
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
