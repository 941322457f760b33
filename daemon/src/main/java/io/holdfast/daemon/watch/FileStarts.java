package io.holdfast.daemon.watch;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes the first numbers of tracked files when the daemon starts ({@code init_file}). */
public final class FileStarts {
  private static final int MODE = 0666;

  private FileStarts() {}

  /** Makes what is asked for; a file that cannot be written is said and left. */
  public static void write(Configuration configuration, Consumer<String> errors) {
    for (FileTrackerSpec spec : configuration.trackers().files()) {
      int result =
          switch (spec.start()) {
            case KEEP -> 0;
            case CREATE -> missing(SafeFile.create(Path.of(spec.path()), content(spec), MODE));
            case OVERWRITE -> SafeFile.overwrite(Path.of(spec.path()), content(spec), MODE);
          };
      if (result < 0) {
        errors.accept(
            "Unable to write initial value of tracked file "
                + (spec.path() + " - " + Errno.describe(-result)));
      }
    }
  }

  private static int missing(int result) {
    return result == -Errno.EEXIST ? 0 : result;
  }

  private static byte[] content(FileTrackerSpec spec) {
    return (spec.startValue() + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
