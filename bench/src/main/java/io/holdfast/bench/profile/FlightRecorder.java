package io.holdfast.bench.profile;

import io.holdfast.bench.stage.Daemon;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Profiles by the flight recorder of the JVM: samples of the Java stack, each with the processor
 * time that its thread has spent since the one before, in system calls as well (JEP 509). The
 * kernel's timers make that some milliseconds. One thread at a time.
 */
public final class FlightRecorder implements Recorder {
  private static final String SAMPLE = "jdk.CPUTimeSample";

  /** The daemon leaves signals alone (-Xrs), and so has to be told to let others attach. */
  private static final String OPTIONS =
      "-XX:+StartAttachListener -Xlog:jfr*=off"
          + " -XX:StartFlightRecording=settings=none,+jdk.CPUTimeSample#enabled=true,"
          + "+jdk.CPUTimeSample#throttle=200us";

  private final Path directory;

  /** Profiles go into {@code directory}. */
  public FlightRecorder(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  @Override
  public String javaOptions() {
    return OPTIONS;
  }

  @Override
  public void window(Daemon daemon, String name, Instant from) {
    Instant to = Instant.now();
    Path file = directory.resolve(name + ".jfr");
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String dump = "filename=" + file;
    Shell.run(List.of(jcmd, Long.toString(daemon.pid()), "JFR.dump", dump)).orThrow();
    if (!Files.exists(file)) {
      throw new LabException("no profile " + file);
    }
    try {
      List<RecordedEvent> samples =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals(SAMPLE))
              .filter(event -> isBetween(event.getStartTime(), from, to))
              .toList();
      StackTable table = new StackTable(samples.stream().map(FlightRecorder::stack));
      Files.writeString(directory.resolve(name + ".txt"), table.text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBetween(Instant time, Instant from, Instant to) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  private static Stack stack(RecordedEvent event) {
    String thread =
        event.getThread("eventThread") == null
            ? "?"
            : String.valueOf(event.getThread("eventThread").getJavaName());
    if (event.getStackTrace() == null) {
      return new Stack(thread, List.of(), event.getDuration("samplingPeriod"));
    }
    Stream<String> frames =
        event.getStackTrace().getFrames().stream()
            .map(
                frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    return new Stack(thread, frames.toList(), event.getDuration("samplingPeriod"));
  }
}
