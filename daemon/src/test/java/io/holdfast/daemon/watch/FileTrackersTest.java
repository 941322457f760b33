package io.holdfast.daemon.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Input;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.FileTrackerSpec.FileStart;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.linux.process.FileMask;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrackersTest {
  private final BlockingQueue<Input> facts = new LinkedBlockingQueue<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Watches watches =
      new Watches(facts::add, new Watches.Said(warnings::add, warnings::add));

  @TempDir Path directory;
  private Path file = Path.of("/");

  @BeforeEach
  void name() {
    file = directory.resolve("load");
  }

  @AfterEach
  void close() {
    watches.close();
  }

  @Test
  void tellsEveryWholeContentAndAbsence() throws Exception {
    watch(spec("load", file, FileStart.KEEP));
    expect(0);
    Files.writeString(file, "7\n");
    expect(7);
    Files.delete(file);
    expect(0);
    Files.writeString(file, "0x10");
    expect(16);
    Files.move(file, directory.resolve("other"));
    expect(0);
    Files.writeString(directory.resolve("another"), "-3");
    Files.move(
        directory.resolve("another"),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    expect(-3);
  }

  @Test
  void aHalfWrittenFileDoesNotCount() throws Exception {
    Files.writeString(file, "40");
    watch(spec("load", file, FileStart.KEEP));
    expect(40);
    for (int round = 0; round < 50; round++) {
      Files.writeString(file, "20");
      Files.writeString(file, "21");
    }
    try (OutputStream slow = Files.newOutputStream(file)) {
      slow.write('9');
      slow.flush();
      Files.writeString(directory.resolve("other"), "the watch hears of this later");
      slow.write('9');
    }
    List<Long> seen = new ArrayList<>();
    do {
      seen.add(next());
    } while (seen.getLast() != 99);
    assertThat(seen).as("numbers seen of 40, 20, 21, .., 99").isSubsetOf(20L, 21L, 99L);
  }

  @Test
  void followsALinkToWhatItNames() throws Exception {
    Path target = Files.createDirectory(directory.resolve("elsewhere")).resolve("number");
    Files.writeString(target, "1");
    watch(spec("load", file, FileStart.KEEP));
    expect(0);
    Files.createSymbolicLink(file, target);
    expect(1);
    Files.writeString(target, "4");
    expect(4);
  }

  @Test
  void waitsForADirectoryThatComesLater() throws Exception {
    Path later = directory.resolve("later");
    watch(spec("load", later.resolve("load"), FileStart.KEEP));
    expect(0);
    assertThat(warnings).singleElement().asString().contains("Cannot watch " + later);
    Files.createDirectory(later);
    Files.writeString(later.resolve("load"), "12");
    expect(12);
  }

  @Test
  void aReloadKeepsWhatIsKnownAndReadsWhatIsNew() throws Exception {
    Files.writeString(file, "5");
    watch(spec("load", file, FileStart.KEEP));
    expect(5);
    Path second = directory.resolve("second");
    Files.writeString(second, "6");
    watch(spec("load", file, FileStart.KEEP), spec("second", second, FileStart.KEEP));
    assertThat(facts.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Input.FileRead.class, read -> assertThat(read.file()).isEqualTo("second"));
    List<Input> all = new ArrayList<>();
    watches.tellAll(all::add);
    assertThat(all).hasSize(2);
  }

  @Test
  void writesTheFirstNumber() throws Exception {
    Path kept = Files.writeString(directory.resolve("kept"), "8");
    Path replaced = Files.writeString(directory.resolve("replaced"), "8 and more");
    Files.setPosixFilePermissions(replaced, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), kept);
    List<String> errors = new ArrayList<>();
    int before = FileMask.set(0137);
    FileStarts.write(
        configuration(
            spec("made", file, FileStart.CREATE),
            spec("kept", kept, FileStart.CREATE),
            spec("replaced", replaced, FileStart.OVERWRITE),
            spec("link", link, FileStart.OVERWRITE)),
        errors::add);
    FileMask.set(before);
    assertThat(file).hasContent("3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(kept).hasContent("8");
    assertThat(replaced).hasContent("3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(replaced)))
        .isEqualTo("rw-rw-r--");
    assertThat(errors).singleElement().asString().contains(link.toString()).contains("ELOOP");
  }

  private void watch(FileTrackerSpec... specs) {
    watches.prepare(configuration(specs));
  }

  private void expect(long number) throws InterruptedException {
    assertThat(next()).isEqualTo(number);
  }

  private long next() throws InterruptedException {
    Input fact = facts.poll(20, TimeUnit.SECONDS);
    assertThat(fact).as("told within 20 s").isInstanceOf(Input.FileRead.class);
    return fact instanceof Input.FileRead read ? read.reading().number() : Long.MIN_VALUE;
  }

  private static Configuration configuration(FileTrackerSpec... specs) {
    return new Configuration(GlobalSpec.DEFAULT, List.of(), List.of())
        .withTrackers(TrackersSpec.NONE.withFiles(List.of(specs)));
  }

  private static FileTrackerSpec spec(String name, Path path, FileStart start) {
    return new FileTrackerSpec(name, path.toString(), 1, false, start, 3);
  }
}
