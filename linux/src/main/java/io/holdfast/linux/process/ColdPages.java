package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of program files that this process has looked at, most of them once, at its start. Given
 * back, they cost nothing; what is used again is mapped again from the page cache, without a read
 * from the disk while the file is there. Nothing that was ever written to is touched. Stateless.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/madvise.2.html">madvise(2)</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html">smaps in /proc</a>
 */
public final class ColdPages {
  private static final int MADV_DONTNEED = 4;
  private static final int FIELDS_OF_A_FILE = 6;
  private static final int PERMISSIONS = 1;
  private static final int INODE = 4;

  /** What of it is a copy of our own, in kibibytes; what is dirty only is still the file's. */
  private static final String OWN = "Anonymous:";

  private ColdPages() {}

  /**
   * A part of the address space.
   *
   * @param start first byte
   * @param length bytes
   */
  record Range(long start, long length) {}

  /** Gives back what can be had again; where memory is locked, the kernel keeps it. */
  public static void release() {
    try {
      for (Range range : unwritten(Files.readAllLines(Path.of("/proc/self/smaps")))) {
        Syscalls.call(SystemCall.MADVISE, range.start, range.length, MADV_DONTNEED);
      }
    } catch (IOException unreadable) {
      // Without the list nothing is given back: a matter of memory alone.
    }
  }

  /** The mappings of files that nobody can write to and that have no page of their own. */
  static List<Range> unwritten(List<String> smaps) {
    List<Range> found = new ArrayList<>();
    Range range = null;
    for (String line : smaps) {
      String[] words = line.split(" +", FIELDS_OF_A_FILE);
      if (!words[0].endsWith(":")) {
        range = file(words);
        if (range != null) {
          found.add(range);
        }
      } else if (range != null && words[0].equals(OWN) && !words[1].equals("0")) {
        found.remove(range);
      }
    }
    return found;
  }

  private static @Nullable Range file(String[] words) {
    if (words.length < FIELDS_OF_A_FILE
        || words[PERMISSIONS].charAt(1) != '-'
        || words[INODE].equals("0")) {
      return null;
    }
    int dash = words[0].indexOf('-');
    long start = HexFormat.fromHexDigitsToLong(words[0], 0, dash);
    long end = HexFormat.fromHexDigitsToLong(words[0], dash + 1, words[0].length());
    return new Range(start, end - start);
  }
}
