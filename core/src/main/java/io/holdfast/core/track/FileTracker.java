package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.FileReading;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/** The number in a file. */
final class FileTracker extends Tracker {
  private FileTrackerSpec spec;

  FileTracker(FileTrackerSpec spec, TrackerTable table) {
    super(new TrackerName(TrackKind.FILE, spec.name()), table);
    this.spec = spec;
  }

  boolean isSameFile(FileTrackerSpec other) {
    return spec.path().equals(other.path());
  }

  void update(FileTrackerSpec changed) {
    spec = changed;
  }

  /** The file was read again. A number out of range changes nothing. */
  void read(FileReading reading, long nowNanos, Effects out) {
    long number = reading.number();
    if (number == (int) number) {
      report((int) number, nowNanos, out);
    } else {
      out.log(LogEvent.FILE_NUMBER_INVALID, reading.text().strip(), spec.path());
      if (!decided()) {
        report(GOOD, nowNanos, out);
      }
    }
  }
}
