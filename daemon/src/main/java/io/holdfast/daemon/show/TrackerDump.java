package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackersSpec;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The sections of {@code keepalived.data} about files, processes and BFD sessions that count. */
final class TrackerDump {
  private static final int MICROS = 1_000_000;

  private final Picture picture;
  private final DumpText out;

  TrackerDump(Picture picture, DumpText out) {
    this.picture = picture;
    this.out = out;
  }

  /** All three sections, those that have something. */
  void write() {
    TrackersSpec trackers = picture.snapshot().configuration().trackers();
    if (!trackers.files().isEmpty()) {
      out.title("VRRP Track files");
      trackers.files().forEach(this::file);
    }
    if (!trackers.processes().isEmpty()) {
      out.title("VRRP Track processes");
      trackers.processes().forEach(this::process);
    }
    List<BfdSpec> heard = trackers.bfds().stream().filter(BfdSpec::tellsVrrp).toList();
    if (!heard.isEmpty()) {
      out.title("VRRP Track BFDs");
      heard.forEach(this::bfd);
    }
  }

  /** What an instance or a group tracks of a kind; nothing if that is nothing. */
  static void tracked(String title, TrackKind kind, List<TrackSpec> tracks, DumpText out) {
    String between =
        switch (kind) {
          case FILE, PROCESS -> ", weight ";
          case BFD -> ": weight ";
          default -> " weight ";
        };
    List<TrackSpec> ofKind = tracks.stream().filter(track -> track.kind() == kind).toList();
    if (!ofKind.isEmpty()) {
      out.line(3, title + " :");
      ofKind.forEach(
          track -> out.line(5, track.name() + between + weight(track.weight(), track.reverse())));
    }
  }

  /** The instances that a tracker of a name concerns, by themselves or by their group. */
  void users(TrackKind kind, String name) {
    for (RouterSnapshot router : picture.snapshot().routers()) {
      user(router.name(), router.spec().tracks(), kind, name);
      for (GroupSpec group : picture.snapshot().configuration().groups()) {
        if (group.members().contains(router.name())) {
          user(router.name(), group.tracks(), kind, name);
        }
      }
    }
  }

  private void user(String router, List<TrackSpec> tracks, TrackKind kind, String name) {
    for (TrackSpec track : tracks) {
      if (track.kind() == kind && track.name().equals(name)) {
        out.line(5, router + ", weight " + weight(track.weight(), track.reverse()));
      }
    }
  }

  private void file(FileTrackerSpec file) {
    out.value(1, "Track file", file.name());
    out.value(3, "File", file.path());
    out.value(3, "Status", number(TrackKind.FILE, file.name()));
    out.value(3, "Weight", weight(file.weight(), file.reverse()));
    out.line(3, "Tracking instances :");
    users(TrackKind.FILE, file.name());
  }

  private void process(ProcessTrackerSpec process) {
    List<String> parameters = process.command().subList(1, process.command().size());
    ProcessTrackerSpec.ProcessMatch match = process.match();
    out.value(1, "VRRP Track process", process.name());
    out.value(3, "Process", process.command().getFirst());
    if (!parameters.isEmpty()) {
      out.value(3, "Parameters", String.join(" ", parameters));
    }
    if (match == ProcessTrackerSpec.ProcessMatch.INITIAL
        || match == ProcessTrackerSpec.ProcessMatch.PARTIAL) {
      out.value(3, "Param match", match.name().toLowerCase(Locale.ROOT));
    } else if (!parameters.isEmpty()) {
      out.line(3, "Param match");
    }
    int running = (int) number(TrackKind.PROCESS, process.name());
    out.value(3, "Min processes", process.quorum());
    if (process.quorumMax() != ProcessTrackerSpec.UNLIMITED) {
      out.value(3, "Max processes", process.quorumMax());
    }
    out.value(3, "Current processes", running);
    out.value(3, "Have quorum", process.isGood(running));
    out.value(3, "Weight", weight(process.weight(), process.reverse()));
    out.value(3, "Terminate delay", seconds(process.terminateDelayNanos()));
    out.value(3, "Fork delay", seconds(process.forkDelayNanos()));
    boolean isDelayed = isDelayed(process.name());
    boolean isGrowing = process.isGood(running);
    timer("Fork", isDelayed && isGrowing);
    timer("Terminate", isDelayed && !isGrowing);
    out.value(3, "Full command", match != ProcessTrackerSpec.ProcessMatch.NAME);
    out.line(3, "Tracking instances :");
    users(TrackKind.PROCESS, process.name());
  }

  private void timer(String event, boolean isRunning) {
    out.line(3, event + " delay timer " + (isRunning ? "running" : "not running"));
  }

  private void bfd(BfdSpec session) {
    out.value(1, "VRRP Track BFD", session.name());
    out.value(3, "Weight", weight(session.weight(), session.reverse()));
    TrackerSnapshot now = find(TrackKind.BFD, session.name());
    boolean isUp = now != null && now.verdict() == TrackerSnapshot.Verdict.GOOD;
    out.line(3, "Bfd is " + (isUp ? "up" : "down"));
    out.line(3, "Tracking VRRP instances :");
    out.line(3, "Tracking instances :");
    users(TrackKind.BFD, session.name());
  }

  private long number(TrackKind kind, String name) {
    TrackerSnapshot now = find(kind, name);
    return now == null ? 0 : now.number();
  }

  private boolean isDelayed(String name) {
    TrackerSnapshot now = find(TrackKind.PROCESS, name);
    return now != null && now.believedAtNanos() != Long.MAX_VALUE;
  }

  private @Nullable TrackerSnapshot find(TrackKind kind, String name) {
    for (TrackerSnapshot tracker : picture.snapshot().trackers()) {
      if (tracker.name().kind() == kind && tracker.name().name().equals(name)) {
        return tracker;
      }
    }
    return null;
  }

  private static String weight(int weight, boolean isReverse) {
    return weight + (isReverse ? " reverse" : "");
  }

  private static String seconds(long nanos) {
    String micros = Long.toString(MICROS + TimeUnit.NANOSECONDS.toMicros(nanos) % MICROS);
    return TimeUnit.NANOSECONDS.toSeconds(nanos) + "." + micros.substring(1) + "s";
  }
}
