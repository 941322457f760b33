package io.holdfast.config.show;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.FileTrackerSpec.FileStart;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec.ProcessMatch;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Definitions of trackers, and lists that track them, made from a seed. */
final class RandomTrackers {
  private static final List<FileStart> STARTS = List.of(FileStart.values());
  private static final List<ProcessMatch> MATCHES = List.of(ProcessMatch.values());
  private static final long MICRO = 1000;

  private final Random random;
  private final RandomText text;
  private final List<TrackerName> names = new ArrayList<>();

  RandomTrackers(Random random, List<ScriptSpec> scripts) {
    this.random = random;
    this.text = new RandomText(random);
    for (int index = 0; index < 3; index++) {
      names.add(new TrackerName(TrackKind.INTERFACE, "up" + index));
    }
    scripts.forEach(script -> names.add(new TrackerName(TrackKind.SCRIPT, script.name())));
  }

  TrackersSpec definitions() {
    List<FileTrackerSpec> files = new ArrayList<>();
    List<ProcessTrackerSpec> processes = new ArrayList<>();
    List<BfdSpec> bfds = new ArrayList<>();
    for (int index = random.nextInt(3); index > 0; index--) {
      files.add(file("f" + index + text.name(5)));
      processes.add(process("p" + index + text.name(5)));
      bfds.add(bfd("b" + index + text.name(5), index));
    }
    files.forEach(file -> names.add(new TrackerName(TrackKind.FILE, file.name())));
    processes.forEach(process -> names.add(new TrackerName(TrackKind.PROCESS, process.name())));
    bfds.stream()
        .filter(BfdSpec::tellsVrrp)
        .forEach(bfd -> names.add(new TrackerName(TrackKind.BFD, bfd.name())));
    List<CombinationSpec> combinations = new ArrayList<>();
    for (int index = random.nextInt(3); index > 0; index--) {
      List<TrackerName> of = names.stream().filter(_ -> random.nextBoolean()).toList();
      if (!of.isEmpty()) {
        String name = "c" + index + text.name(5);
        combinations.add(new CombinationSpec(name, 1 + random.nextInt(of.size()), of));
      }
    }
    return new TrackersSpec(files, processes, bfds, combinations, List.of());
  }

  /** What an owner, or a member of a group without weights, tracks has weight 0. */
  List<TrackSpec> tracks(TrackersSpec trackers, boolean isWeighted) {
    List<TrackSpec> tracks = new ArrayList<>();
    List<TrackerName> all = new ArrayList<>(names);
    trackers
        .combinations()
        .forEach(group -> all.add(new TrackerName(TrackKind.COMBINATION, group.name())));
    for (TrackerName name : all) {
      if (random.nextInt(3) == 0) {
        boolean wide = name.kind() == TrackKind.FILE || name.kind() == TrackKind.PROCESS;
        int max = wide ? 254 : 253;
        int weight = isWeighted ? random.nextInt(2 * max + 1) - max : 0;
        tracks.add(new TrackSpec(name.kind(), name.name(), weight, random.nextBoolean()));
      }
    }
    tracks.sort(Comparator.comparing(TrackSpec::kind));
    return tracks;
  }

  /** Dampings of some trackers, of scripts only those that are used. */
  List<DampingSpec> dampings(List<ScriptSpec> used) {
    List<DampingSpec> dampings = new ArrayList<>();
    for (TrackerName name : names) {
      boolean isKnown =
          name.kind() != TrackKind.SCRIPT
              || used.stream().anyMatch(script -> script.name().equals(name.name()));
      if (isKnown && random.nextInt(3) == 0) {
        long set = random.nextInt(255_000_000) * MICRO;
        dampings.add(new DampingSpec(name, set, (1 + random.nextInt(255_000_000)) * MICRO));
      }
    }
    return dampings;
  }

  private FileTrackerSpec file(String name) {
    FileStart start = STARTS.get(random.nextInt(STARTS.size()));
    return new FileTrackerSpec(
        name,
        "/run/" + text.name(8),
        random.nextInt(509) - 254,
        random.nextBoolean(),
        start,
        start == FileStart.KEEP ? 0 : random.nextInt(509) - 254);
  }

  private ProcessTrackerSpec process(String name) {
    ProcessMatch match = MATCHES.get(random.nextInt(MATCHES.size()));
    List<String> command = new ArrayList<>(List.of("d" + text.name(6)));
    boolean needsWords = match == ProcessMatch.INITIAL || match == ProcessMatch.PARTIAL;
    if (needsWords || (match == ProcessMatch.EXACT && random.nextBoolean())) {
      command.add("-" + text.name(6));
    }
    int quorum = random.nextInt(100);
    int max = quorum + random.nextInt(100);
    boolean isLimited = quorum > 0 && random.nextBoolean();
    return new ProcessTrackerSpec(
        name,
        command,
        match,
        quorum,
        quorum == 0 ? 0 : isLimited ? max : ProcessTrackerSpec.UNLIMITED,
        random.nextInt(1_000_000_000) * MICRO,
        random.nextInt(1_000_000_000) * MICRO,
        random.nextInt(509) - 254,
        random.nextBoolean());
  }

  private BfdSpec bfd(String name, int number) {
    boolean ipv4 = random.nextBoolean();
    IpAddress neighbor =
        ipv4 ? IpAddress.ipv4(0x0a00_0000 + number) : IpAddress.ipv6(0x2001L << 48, number);
    IpAddress source =
        ipv4 ? IpAddress.ipv4(0x0a00_0100 + number) : IpAddress.ipv6(0x2001L << 48, 99);
    int ttl = 1 + random.nextInt(255);
    return new BfdSpec(
        name,
        neighbor,
        random.nextBoolean() ? source : null,
        1000 + random.nextInt(9_000_000),
        1000 + random.nextInt(9_000_000),
        1_000_000 + random.nextInt(9_000_000),
        1 + random.nextInt(255),
        random.nextBoolean(),
        ttl,
        random.nextInt(ttl + 2) - 1,
        random.nextBoolean(),
        random.nextInt(507) - 253,
        random.nextBoolean(),
        random.nextBoolean());
  }
}
