package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code garp_group}, {@code linkbeat_interfaces} and {@code interface_up_down_delays}. */
final class LinkBlocks {
  private static final long NANOS_IN_MICRO = 1000;
  private static final Set<String> POLLING = Set.of("MII", "ETHTOOL", "IOCTL");
  private static final DecimalRule DELAY = DecimalRule.micros(0, 255 * Values.MICROS);

  private final Draft draft;
  private final BlockReader reader;
  private final Values values;
  private final Set<String> grouped = new HashSet<>();
  private int groups;

  LinkBlocks(Draft draft, BlockReader reader) {
    this.draft = draft;
    this.reader = reader;
    this.values = reader.values();
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("garp_group", this::garpGroup);
    handlers.put("linkbeat_interfaces", node -> Lists.lines(node).forEach(this::linkbeat));
    handlers.put("interface_up_down_delays", node -> Lists.lines(node).forEach(this::delay));
  }

  private void garpGroup(Node node) {
    int number = groups++;
    GroupLines group = new GroupLines();
    Map<String, Handler> handlers =
        Map.of(
            "garp_interval", group::interval,
            "gna_interval", group::interval,
            "interface", group::one,
            "interfaces", group::several);
    reader.read("garp_group", node.children(), handlers);
    if (group.garpNanos == GarpGroupSpec.UNSET && group.gnaNanos == GarpGroupSpec.UNSET) {
      values.report(
          DiagnosticCode.BLOCK_DROPPED,
          node.keyword(),
          "garp group " + number + " does not have any delay set - removing");
    } else {
      draft.garpGroups.add(new GarpGroupSpec(group.garpNanos, group.gnaNanos, group.interfaces));
    }
  }

  /** The lines of one {@code garp_group}. */
  private final class GroupLines {
    private final List<String> interfaces = new ArrayList<>();
    private long garpNanos = GarpGroupSpec.UNSET;
    private long gnaNanos = GarpGroupSpec.UNSET;

    void interval(Node node) {
      Word word = node.parameter(1);
      String said =
          "garp_group %s '%s' invalid".formatted(node.name(), word == null ? "" : word.text());
      Long micros = values.micros(node, DecimalRule.micros(0, Integer.MAX_VALUE), said);
      if (micros == null) {
        return;
      }
      if (node.name().equals("garp_interval")) {
        garpNanos = micros * NANOS_IN_MICRO;
      } else {
        gnaNanos = micros * NANOS_IN_MICRO;
      }
    }

    void one(Node node) {
      Word word = values.word(node, 1);
      if (word != null) {
        join(word);
      }
    }

    void several(Node node) {
      for (Node line : Lists.lines(node)) {
        line.statement().words().forEach(this::join);
      }
    }

    private void join(Word word) {
      if (grouped.add(word.text())) {
        interfaces.add(word.text());
      } else {
        values.report(
            DiagnosticCode.BAD_VALUE,
            word,
            "garp_group already specified for " + word.text() + " - ignoring");
      }
    }
  }

  private void linkbeat(Node line) {
    Word type = line.parameter(1);
    LinkPollSpec.Method method = LinkPollSpec.Method.ANY;
    if (type != null && POLLING.contains(type.text())) {
      method = LinkPollSpec.Method.valueOf(type.text());
    } else if (type != null) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          type,
          "extra characters " + type.text() + " in linkbeat interface");
    }
    draft.linkPolls.add(new LinkPollSpec(line.name(), method));
  }

  private void delay(Node line) {
    HoldDraft hold = new HoldDraft();
    hold.setNanos = nanos(line.parameter(1));
    hold.clearNanos = nanos(line.parameter(2));
    draft.trackers().hold(new TrackerName(TrackKind.INTERFACE, line.name()), hold);

    for (int index = 1; index <= Math.min(2, line.parameterCount()); index++) {
      Word word = line.statement().words().get(index);
      DecimalRule.Outcome outcome = DELAY.read(word.text());
      if (outcome.problem() != null) {
        values.report(DiagnosticCode.BAD_VALUE, word, outcome.problem());
      }
    }
  }

  private static long nanos(@Nullable Word word) {
    Long micros = word == null ? null : DELAY.read(word.text()).micros();
    return micros == null ? 0 : micros * NANOS_IN_MICRO;
  }
}
