package io.holdfast.daemon.watch;

import static io.holdfast.core.spec.ProcessTrackerSpec.ProcessMatch.COMMAND;
import static io.holdfast.core.spec.ProcessTrackerSpec.ProcessMatch.EXACT;
import static io.holdfast.core.spec.ProcessTrackerSpec.ProcessMatch.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Input.ProcessCounted;
import io.holdfast.core.ProcessArrival;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec.ProcessMatch;
import io.holdfast.linux.process.ProcessFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a /proc of the test's own. */
class ProcessCounterTest {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, ProcessArrival> arrivals = new TreeMap<>();

  @TempDir Path proc;
  private ProcessCounter counter =
      new ProcessCounter(new ProcessFiles(Path.of("/")), counted -> {});

  @BeforeEach
  void begin() {
    counter = new ProcessCounter(new ProcessFiles(proc), this::take);
  }

  @ParameterizedTest
  @CsvSource({
    "NAME,    nginx,                    1",
    "NAME,    /usr/sbin/nginx,          0",
    "NAME,    a-very-long-name-of-mine, 1",
    "COMMAND, /usr/sbin/nginx,          1",
    "COMMAND, nginx,                    0",
    "EXACT,   /usr/sbin/nginx -g conf,  1",
    "EXACT,   /usr/sbin/nginx -g,       0",
    "PARTIAL, /usr/sbin/nginx -g,       1",
    "PARTIAL, /usr/sbin/nginx -g co,    0",
    "INITIAL, /usr/sbin/nginx -g co,    1",
    "INITIAL, /usr/sbin/nginx -g con x, 0",
  })
  void recognisesProcesses(ProcessMatch match, String words, int expected) throws IOException {
    process(10, "nginx", "S", "/usr/sbin/nginx", "-g", "conf");
    process(11, "a-very-long-nam", "S", "/opt/a-very-long-name-of-mine");
    process(12, "nginx", "Z");
    process(2, "kthreadd", "S");
    Files.createDirectories(proc.resolve("self"));
    counter.configure(List.of(spec("tracked", match, words)));
    assertThat(counts).containsExactly(Map.entry("tracked", expected));
  }

  @Test
  void findsWhatComesChangesAndGoesByLooking() throws IOException {
    counter.configure(List.of(spec("web", NAME, "nginx"), spec("db", COMMAND, "/bin/db")));
    assertThat(counts).containsOnly(Map.entry("web", 0), Map.entry("db", 0));
    process(10, "sh", "S", "sh");
    process(11, "db main", "S", "/bin/db");
    counter.look();
    assertThat(counts).containsOnly(Map.entry("web", 0), Map.entry("db", 1));
    process(10, "nginx", "S", "nginx");
    process(11, "db main", "Z");
    counter.look();
    assertThat(counts).containsOnly(Map.entry("web", 1), Map.entry("db", 0));
    remove(10);
    counter.look();
    assertThat(counts).containsOnly(Map.entry("web", 0), Map.entry("db", 0));
  }

  @Test
  void anOldProcessThatBecomesAnotherIsFoundInTime() throws IOException {
    process(10, "sh", "S", "sh");
    counter.configure(List.of(spec("web", NAME, "nginx")));
    for (int look = 0; look < 40; look++) {
      counter.look();
    }
    process(10, "nginx", "S", "nginx");
    for (int look = 0; look < 32; look++) {
      counter.look();
    }
    assertThat(counts).containsExactly(Map.entry("web", 1));
  }

  @Test
  void believesEvents() throws IOException {
    process(10, "nginx", "S", "nginx");
    counter.configure(List.of(spec("web", NAME, "nginx")));
    counter.forked(10, 20);
    counter.forked(99, 98);
    counter.tell();
    assertThat(counts).containsExactly(Map.entry("web", 2));
    process(20, "sh", "S", "sh");
    counter.changed(20);
    counter.exited(98);
    counter.tell();
    assertThat(counts).containsExactly(Map.entry("web", 1));
    counter.exited(10);
    counter.tell();
    assertThat(counts).containsExactly(Map.entry("web", 0));
  }

  @Test
  void eventsThatWereLostAreMadeUpFor() throws IOException {
    process(10, "nginx", "S", "nginx");
    counter.configure(List.of(spec("all", EXACT, "nginx")));
    remove(10);
    process(11, "nginx", "S", "nginx");
    process(12, "nginx", "S", "nginx");
    counter.countAnew();
    assertThat(counts).containsExactly(Map.entry("all", 2));
  }

  @Test
  void tellsAForkFromAnotherProgram() throws IOException {
    process(10, "nginx", "S", "nginx");
    process(11, "sh", "S", "sh");
    counter.configure(List.of(spec("web", NAME, "nginx")));
    counter.forked(10, 20);
    counter.tell();
    assertThat(arrivals).containsExactly(Map.entry("web", ProcessArrival.FORKED));
    process(11, "nginx", "S", "nginx");
    counter.changed(11);
    counter.tell();
    assertThat(arrivals).containsExactly(Map.entry("web", ProcessArrival.CHANGED));
    counter.exited(11);
    counter.changed(10);
    counter.tell();
    assertThat(arrivals).containsExactly(Map.entry("web", ProcessArrival.FORKED));
  }

  private void take(ProcessCounted counted) {
    counts.put(counted.process(), counted.running());
    arrivals.put(counted.process(), counted.arrival());
  }

  private void process(int pid, String name, String state, String... command) throws IOException {
    Path directory = Files.createDirectories(proc.resolve(Integer.toString(pid)));
    Files.writeString(directory.resolve("stat"), pid + " (" + name + ") " + state + " 1 2 3\n");
    String text = command.length == 0 ? "" : String.join("\0", command) + "\0";
    Files.writeString(directory.resolve("cmdline"), text);
  }

  private void remove(int pid) throws IOException {
    Path directory = proc.resolve(Integer.toString(pid));
    Files.delete(directory.resolve("stat"));
    Files.delete(directory.resolve("cmdline"));
    Files.delete(directory);
  }

  private static ProcessTrackerSpec spec(String name, ProcessMatch match, String words) {
    return new ProcessTrackerSpec(name, List.of(words.split(" ")), match, 1, 10, 0, 0, 0, false);
  }
}
