package io.holdfast.config.cluster;

import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes of the master and its backups when something that one of them tracks fails.
 */
final class Failures {
  private final List<Member> ranked;
  private final int masterIntervalCs;

  /**
   * Prepares to tell.
   *
   * @param ranked the members while all is well, the master first
   */
  Failures(List<Member> ranked, int masterIntervalCs) {
    this.ranked = ranked;
    this.masterIntervalCs = masterIntervalCs;
  }

  /** Returns a line for each thing that a member tracks. */
  List<String> of(int index) {
    Member member = ranked.get(index);
    List<String> lines = new ArrayList<>();
    for (TrackSpec track : member.tracks()) {
      if (track.kind() != TrackKind.FILE) {
        lines.add("     if " + event(track) + ": " + result(track, index));
      }
    }
    return lines;
  }

  private static String event(TrackSpec track) {
    if (track.isFault() && track.reverse()) {
      return track.name() + " succeeds";
    }
    return track.name() + (track.kind() == TrackKind.INTERFACE ? " goes down" : " fails");
  }

  private String result(TrackSpec track, int index) {
    if (track.isFault()) {
      return index == 0 ? faultOfMaster() : "FAULT, does not take over";
    }
    int after = ranked.get(index).priorityWithout(track);
    return "priority " + after + (index == 0 ? fallOfMaster(after) : fallOfBackup(index, after));
  }

  /** A master in trouble says that it goes, and the next needs to wait for its skew time only. */
  private String faultOfMaster() {
    if (ranked.size() == 1) {
      return "FAULT, nobody has the address";
    }
    Member next = ranked.get(1);
    return "FAULT, %s takes over after %s"
        .formatted(next.host().name(), Picture.seconds(next.skewNanos(masterIntervalCs)));
  }

  private String fallOfMaster(int after) {
    Member next = preempting(after);
    if (next == null) {
      return ", stays master";
    }
    long wait = next.downNanos(masterIntervalCs) + next.spec().preempt().delayNanos();
    return ", %s takes over after %s".formatted(next.host().name(), Picture.seconds(wait));
  }

  /** The first that is better than a master of some priority and takes its place, or null. */
  private @Nullable Member preempting(int priority) {
    for (Member candidate : ranked.subList(1, ranked.size())) {
      if (candidate.priority() > priority && candidate.spec().preempt().enabled()) {
        return candidate;
      }
    }
    return null;
  }

  private String fallOfBackup(int index, int after) {
    Member behind = null;
    for (Member other : ranked.subList(index + 1, ranked.size())) {
      if (other.priority() > after) {
        behind = other;
      }
    }
    return behind == null ? "" : ", then behind " + behind.host().name();
  }
}
