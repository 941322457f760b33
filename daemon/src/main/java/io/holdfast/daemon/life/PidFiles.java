package io.holdfast.daemon.life;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.PidFile;
import io.holdfast.linux.file.PidLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The locked pid files of keepalived's processes, which are one process here: scripts and
 * monitoring look for either. Closing removes them.
 */
public final class PidFiles implements AutoCloseable {
  private final PidDirectories directories;
  private final List<PidFile> held = new ArrayList<>();

  private PidFiles(PidDirectories directories) {
    this.directories = directories;
  }

  /** What came of locking. */
  public sealed interface Outcome {
    /**
     * All are ours.
     *
     * @param files to be closed at the end
     */
    record Held(PidFiles files) implements Outcome {}

    /**
     * Another daemon holds one.
     *
     * @param path the file
     */
    record AlreadyRunning(Path path) implements Outcome {}

    /**
     * One could not be written.
     *
     * @param path the file
     * @param errno the positive error number
     */
    record Failed(Path path, int errno) implements Outcome {
      @Override
      public String toString() {
        return "Cannot write pid file " + path + ": " + Errno.describe(errno);
      }
    }
  }

  /** Locks all or none, in directories that exist. */
  public static Outcome lock(List<Path> paths) {
    return lock(paths, List.of());
  }

  /** Locks all or none. Directories that lack are made, and removed again once nobody uses them. */
  public static Outcome lock(List<Path> paths, List<Path> directories) {
    PidFiles files = new PidFiles(PidDirectories.make(directories));
    for (Path path : paths) {
      switch (PidFile.open(path)) {
        case PidLock.Locked(PidFile file) -> files.held.add(file);
        case PidLock.HeldBy ignored -> {
          files.close();
          return new Outcome.AlreadyRunning(path);
        }
        case PidLock.Failed(int errno) -> {
          files.close();
          return new Outcome.Failed(path, errno);
        }
      }
    }
    return new Outcome.Held(files);
  }

  @Override
  public void close() {
    held.forEach(PidFile::close);
    held.clear();
    directories.close();
  }
}
