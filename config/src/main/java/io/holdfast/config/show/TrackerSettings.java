package io.holdfast.config.show;

import static io.holdfast.config.show.EffectiveSettings.number;
import static io.holdfast.config.show.EffectiveSettings.seconds;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.wire.ip.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The settings of what is tracked, and of what tracks it. Immutable. */
final class TrackerSettings {
  private static final int MILLI_DIGITS = 3;

  private final TrackersSpec trackers;

  TrackerSettings(TrackersSpec trackers) {
    this.trackers = trackers;
  }

  /** Returns the definitions but for those of scripts. */
  List<Setting> definitions() {
    List<Setting> settings = new ArrayList<>();
    List<List<String>> delays =
        trackers.dampings().stream()
            .filter(damping -> damping.tracker().kind() == TrackKind.INTERFACE)
            .map(TrackerSettings::words)
            .toList();
    if (!delays.isEmpty()) {
      settings.add(new Setting.Lines("interface_up_down_delays", delays));
    }
    trackers
        .files()
        .forEach(file -> settings.add(new Setting.Block("track_file", file.name(), file(file))));
    for (ProcessTrackerSpec process : trackers.processes()) {
      settings.add(new Setting.Block("vrrp_track_process", process.name(), process(process)));
    }
    trackers
        .bfds()
        .forEach(bfd -> settings.add(new Setting.Block("bfd_instance", bfd.name(), bfd(bfd))));
    return settings;
  }

  /** Returns the combinations, which name what is defined. */
  List<Setting> combinations() {
    return trackers.combinations().isEmpty()
        ? List.of()
        : List.of(
            new Setting.OwnLines(
                "tracker_group",
                trackers.combinations().stream().map(TrackerSettings::words).toList()));
  }

  /** Returns how long the news of a tracker must last. */
  List<Setting> hold(TrackKind kind, String name) {
    DampingSpec damping = trackers.damping(kind, name);
    return damping == null
        ? List.of()
        : List.of(
            new Setting.Own(seconds("hold_set", damping.holdSetNanos())),
            new Setting.Own(seconds("hold_clear", damping.holdClearNanos())));
  }

  /** Returns the track lists of an instance or a sync group. */
  static List<Setting> lists(List<TrackSpec> tracks) {
    List<Setting> settings = new ArrayList<>();
    for (TrackKind kind : TrackKind.values()) {
      List<List<String>> lines =
          tracks.stream()
              .filter(track -> track.kind() == kind)
              .map(TrackerSettings::words)
              .toList();
      if (!lines.isEmpty()) {
        settings.add(
            kind == TrackKind.COMBINATION
                ? new Setting.OwnLines(kind.keyword(), lines)
                : new Setting.Lines(kind.keyword(), lines));
      }
    }
    return settings;
  }

  private List<Setting> file(FileTrackerSpec file) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Text("file", file.path()));
    settings.add(weight(file.weight(), file.reverse()));
    String value = Integer.toString(file.startValue());
    switch (file.start()) {
      case KEEP -> {
        // The keyword says that it is made.
      }
      case CREATE -> settings.add(new Setting.Words("init_file", List.of(value)));
      case OVERWRITE -> settings.add(new Setting.Words("init_file", List.of(value, "overwrite")));
    }
    settings.addAll(hold(TrackKind.FILE, file.name()));
    return settings;
  }

  private List<Setting> process(ProcessTrackerSpec process) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Words("process", process.command()));
    switch (process.match()) {
      case NAME -> {
        // A name alone is compared with what the kernel calls the process.
      }
      case COMMAND -> settings.add(new Setting.Flag("full_command", true));
      case EXACT -> settings.add(new Setting.Flag("param_match", process.command().size() == 1));
      case INITIAL -> settings.add(new Setting.Text("param_match", "initial"));
      case PARTIAL -> settings.add(new Setting.Text("param_match", "partial"));
    }
    if (process.quorum() > 0) {
      settings.add(number("quorum", process.quorum()));
    }
    if (process.quorumMax() != ProcessTrackerSpec.UNLIMITED) {
      settings.add(number("quorum_max", process.quorumMax()));
    }
    if (process.terminateDelayNanos() > 0) {
      settings.add(seconds("terminate_delay", process.terminateDelayNanos()));
    }
    if (process.forkDelayNanos() > 0) {
      settings.add(seconds("fork_delay", process.forkDelayNanos()));
    }
    settings.add(weight(process.weight(), process.reverse()));
    settings.addAll(hold(TrackKind.PROCESS, process.name()));
    return settings;
  }

  private List<Setting> bfd(BfdSpec bfd) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Text("neighbor_ip", bfd.neighbor().toString()));
    if (bfd.source() != null) {
      settings.add(new Setting.Text("source_ip", String.valueOf(bfd.source())));
    }
    settings.add(millis("min_rx", bfd.minRxMicros()));
    settings.add(millis("min_tx", bfd.minTxMicros()));
    settings.add(millis("idle_tx", bfd.idleTxMicros()));
    settings.add(number("multiplier", bfd.multiplier()));
    settings.add(new Setting.Flag("passive", bfd.passive()));
    boolean ipv4 = bfd.neighbor().family() == Family.IPV4;
    settings.add(number(ipv4 ? "ttl" : "hoplimit", bfd.ttl()));
    settings.add(number("max_hops", bfd.maxHops()));
    settings.add(new Setting.Switch("multihop", bfd.multihop()));
    settings.add(weight(bfd.weight(), bfd.reverse()));
    settings.add(new Setting.Flag("checker", !bfd.tellsVrrp()));
    settings.addAll(hold(TrackKind.BFD, bfd.name()));
    return settings;
  }

  private static Setting weight(int weight, boolean reverse) {
    String number = Integer.toString(weight);
    return new Setting.Words("weight", reverse ? List.of(number, "reverse") : List.of(number));
  }

  private static Setting millis(String keyword, long micros) {
    BigDecimal millis = BigDecimal.valueOf(micros, MILLI_DIGITS).stripTrailingZeros();
    return new Setting.Amount(keyword, millis.scale() < 0 ? millis.setScale(0) : millis);
  }

  private static List<String> words(DampingSpec damping) {
    return List.of(
        damping.tracker().name(),
        EffectiveSettings.decimal(damping.holdSetNanos()).toPlainString(),
        EffectiveSettings.decimal(damping.holdClearNanos()).toPlainString());
  }

  private static List<String> words(CombinationSpec combination) {
    List<String> words = new ArrayList<>(List.of(combination.name()));
    words.addAll(List.of("at_least", Integer.toString(combination.atLeast())));
    combination
        .trackers()
        .forEach(tracker -> words.addAll(List.of(tracker.kind().word(), tracker.name())));
    return words;
  }

  private static List<String> words(TrackSpec track) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(track.name(), "weight", Integer.toString(track.weight())));
    boolean hasOpposite =
        track.kind() != TrackKind.INTERFACE && track.kind() != TrackKind.COMBINATION;
    if (track.reverse()) {
      words.add("reverse");
    } else if (hasOpposite) {
      words.add("noreverse");
    }
    return words;
  }
}
