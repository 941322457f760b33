package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdPagesTest {
  private static final String SMAPS =
      """
      7f0000000000-7f0000002000 r--p 00000000 fe:00 1234                       /usr/lib/libfoo.so
      Size:                  8 kB
      Rss:                   8 kB
      Shared_Dirty:          0 kB
      Private_Dirty:         0 kB
      Anonymous:             0 kB
      VmFlags: rd mr mw me
      7f0000002000-7f0000005000 r-xp 00002000 fe:00 1234                       /usr/lib/lib foo.so
      Shared_Dirty:          0 kB
      Private_Dirty:         8 kB
      Anonymous:             0 kB
      7f0000005000-7f0000006000 r--p 00005000 fe:00 1234                       /usr/lib/libfoo.so
      Shared_Dirty:          0 kB
      Private_Dirty:         4 kB
      Anonymous:             4 kB
      7f0000006000-7f0000007000 rw-p 00006000 fe:00 1234                       /usr/lib/libfoo.so
      Private_Dirty:         0 kB
      Anonymous:             0 kB
      7f0000008000-7f0000009000 r--p 00000000 00:00 0
      Private_Dirty:         0 kB
      Anonymous:             0 kB
      7ffc00000000-7ffc00002000 r-xp 00000000 00:00 0                          [vdso]
      Private_Dirty:         0 kB
      Anonymous:             0 kB
      """;

  @Test
  void onlyWhatNobodyWroteToAndAFileHoldsIsGivenBack() {
    assertThat(ColdPages.unwritten(SMAPS.lines().toList()))
        .containsExactly(
            new ColdPages.Range(0x7f0000000000L, 0x2000),
            new ColdPages.Range(0x7f0000002000L, 0x3000));
  }

  @Test
  void whatWasReadCanBeReadAgain(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("pages");
    byte[] content = new byte[1 << 20];
    content[content.length - 1] = 7;
    Files.write(file, content);
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, content.length);
      mapped.load();
      assertThat(resident(file)).isEqualTo(content.length / 1024);

      ColdPages.release();

      assertThat(resident(file)).isZero();
      assertThat(mapped.get(content.length - 1)).isEqualTo((byte) 7);
    }
  }

  /** How much of a mapped file counts as memory of this process, in kibibytes. */
  private static long resident(Path file) throws IOException {
    List<String> smaps = Files.readAllLines(Path.of("/proc/self/smaps"));
    int at = 0;
    while (!smaps.get(at).endsWith(file.toString())) {
      at++;
    }
    while (!smaps.get(at).startsWith("Rss:")) {
      at++;
    }
    return Long.parseLong(smaps.get(at).replaceAll("\\D", ""));
  }
}
