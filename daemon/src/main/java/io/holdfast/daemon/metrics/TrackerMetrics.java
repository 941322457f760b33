package io.holdfast.daemon.metrics;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.daemon.metrics.Exposition.MetricType;
import io.holdfast.daemon.show.EventJson;
import io.holdfast.daemon.show.Picture;
import java.util.List;

/** The trackers, and the last run of each script. Used once. */
final class TrackerMetrics {
  private final List<TrackerSnapshot> trackers;
  private final List<ScriptSnapshot> scripts;
  private final Exposition out;

  TrackerMetrics(Picture picture, Exposition out) {
    this.trackers = picture.snapshot().trackers();
    this.scripts = picture.snapshot().scripts();
    this.out = out;
  }

  void write() {
    out.family("holdfast_tracker_state", MetricType.GAUGE, "1 for what the tracker says.");
    for (TrackerSnapshot tracker : trackers) {
      for (TrackerSnapshot.Verdict verdict : TrackerSnapshot.Verdict.values()) {
        out.sample(
            labels(tracker).and("state", EventJson.word(verdict)),
            MetricsText.number(verdict == tracker.verdict()));
      }
    }
    out.family(
        "holdfast_tracker_value",
        MetricType.GAUGE,
        "The number in a file, how many processes run, else 0 for good and 1 for bad.");
    trackers.forEach(tracker -> out.sample(labels(tracker), tracker.number()));
    runs();
  }

  private static Labels labels(TrackerSnapshot tracker) {
    return Labels.NONE.and("kind", tracker.name().kind().word()).and("name", tracker.name().name());
  }

  private void runs() {
    out.family(
        "holdfast_script_last_duration_seconds", MetricType.GAUGE, "How long the last run took.");
    for (ScriptSnapshot script : scripts) {
      ScriptOutcome last = script.last();
      if (last != null) {
        out.seconds(labels(script), last.durationNanos());
      }
    }
    out.family(
        "holdfast_script_last_run_good", MetricType.GAUGE, "1 when the last run was a success.");
    for (ScriptSnapshot script : scripts) {
      ScriptOutcome last = script.last();
      if (last != null) {
        out.sample(labels(script), MetricsText.number(last.success()));
      }
    }
  }

  private static Labels labels(ScriptSnapshot script) {
    return Labels.NONE.and("name", script.spec().name());
  }
}
