package io.holdfast.daemon.watch;

import io.holdfast.core.FileReading;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.FileWatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads tracked files whenever they change. Directories are watched, so that a file may be replaced
 * or come later; a directory that does not exist is looked for once a second. Owned by the thread
 * that watches files.
 */
final class FileTrackers implements WatchThread.Source {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FileWatch watch;
  private final BiConsumer<String, FileReading> readings;
  private final Consumer<String> warnings;
  private final Map<String, TrackedFile> files = new LinkedHashMap<>();
  private final Map<Path, Integer> watched = new HashMap<>();
  private final Set<Path> complained = new HashSet<>();
  private boolean isRetrying;
  private long retryNanos = Epoll.NEVER;

  /** Tells {@code readings} of the name of a tracker and what its file says. */
  FileTrackers(
      FileWatch watch, BiConsumer<String, FileReading> readings, Consumer<String> warnings) {
    this.watch = watch;
    this.readings = readings;
    this.warnings = warnings;
  }

  /** Watches these from now on, and reads them all. */
  void configure(List<FileTrackerSpec> wanted) {
    Map<String, TrackedFile> known = new HashMap<>(files);
    files.clear();
    for (FileTrackerSpec spec : wanted) {
      Path path = Path.of(spec.path()).toAbsolutePath().normalize();
      TrackedFile file = known.get(spec.name());
      boolean isSame = file != null && file.path().equals(path);
      files.put(spec.name(), isSame ? file : new TrackedFile(path));
    }
    forgetDirectories();
    readAll();
  }

  @Override
  public int fd() {
    return watch.fd();
  }

  @Override
  public long deadlineNanos() {
    long deadlineNanos = retryNanos;
    for (TrackedFile file : files.values()) {
      deadlineNanos = Math.min(deadlineNanos, file.dueNanos());
    }
    return deadlineNanos;
  }

  @Override
  public void ready() {
    hear();
    readAll();
  }

  @Override
  public void due() {
    readAll();
  }

  @Override
  public void end() {
    watch.close();
  }

  private void hear() {
    int result = watch.drain(this::changed);
    if (result < 0) {
      warnings.accept("Cannot hear of changed files: " + Errno.describe(-result));
    }
  }

  private void changed(int watchId, String name, FileWatch.Change change) {
    if (change == FileWatch.Change.LOST) {
      everythingMayHaveChanged();
    } else if (change == FileWatch.Change.DIRECTORY_GONE) {
      watched.values().removeIf(id -> id == watchId);
      watch.unwatch(watchId);
      everythingMayHaveChanged();
    } else {
      for (TrackedFile file : files.values()) {
        for (Path place : file.places()) {
          if (isPlace(place, watchId, name)) {
            changed(file, change);
          }
        }
      }
    }
  }

  private boolean isPlace(Path place, int watchId, String name) {
    Integer id = watched.get(place.getParent());
    return id != null && id == watchId && place.endsWith(name);
  }

  private static void changed(TrackedFile file, FileWatch.Change change) {
    switch (change) {
      case MODIFIED -> file.changing();
      case WRITTEN, MOVED_HERE, GONE -> file.settled();
      case CREATED -> file.appeared();
      case DIRECTORY_GONE, LOST -> throw new IllegalArgumentException(change + " has no file");
    }
  }

  private void everythingMayHaveChanged() {
    files.values().forEach(TrackedFile::settled);
  }

  private void forgetDirectories() {
    Set<Path> wanted = new HashSet<>();
    for (TrackedFile file : files.values()) {
      file.places().forEach(place -> wanted.add(place.getParent()));
    }
    watched.forEach((directory, id) -> {
      if (!wanted.contains(directory)) {
        watch.unwatch(id);
      }
    });
    watched.keySet().retainAll(wanted);
  }

  /** Reads what is due. What is written while it is read will be due again. */
  private void readAll() {
    isRetrying = false;
    for (Map.Entry<String, TrackedFile> entry : files.entrySet()) {
      TrackedFile file = entry.getValue();
      watchPlaces(file);
      if (file.dueNanos() <= MonotonicClock.nanos()) {
        FileReading reading = file.read();
        hear();
        if (file.keep(reading, MonotonicClock.nanos())) {
          readings.accept(entry.getKey(), reading);
        }
      }
    }
    retryNanos = isRetrying ? MonotonicClock.nanos() + RETRY_NANOS : Epoll.NEVER;
  }

  private void watchPlaces(TrackedFile file) {
    for (Path place : file.places()) {
      Path directory = place.getParent();
      if (directory != null && !watched.containsKey(directory)) {
        int id = watch.watch(directory);
        if (id >= 0) {
          watched.put(directory, id);
          complained.remove(directory);
          file.settled();
        } else {
          isRetrying = true;
          complain(directory, id);
        }
      }
    }
  }

  private void complain(Path directory, int result) {
    if (complained.add(directory)) {
      warnings.accept(
          "Cannot watch "
              + directory
              + " for tracked files: "
              + Errno.describe(-result)
              + "; trying again every second, until then they count as 0");
    }
  }
}
