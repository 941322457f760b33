package io.holdfast.daemon.watch;

import io.holdfast.core.FileReading;
import io.holdfast.core.Input;
import io.holdfast.core.address.PolledLinks;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.FileWatch;
import io.holdfast.linux.net.LinkProbe;
import io.holdfast.linux.process.ProcessFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches the tracked files and processes and the polled links of the running configuration. {@link
 * #prepare} and {@link #close} by one thread at a time.
 */
public final class Watches implements AutoCloseable {
  /** A file system that hangs must not keep the daemon from starting. */
  private static final long PATIENCE_MILLIS = 3_000;

  private static final Path PROC = Path.of("/proc");

  private final Consumer<Input> facts;
  private final Said said;
  private final Map<String, FileReading> readings = new ConcurrentHashMap<>();
  private final Map<String, Input.ProcessCounted> counts = new ConcurrentHashMap<>();
  private final Map<String, Boolean> beats = new ConcurrentHashMap<>();
  private List<FileTrackerSpec> specs = List.of();
  private @Nullable Links links;
  private @Nullable Files files;
  private @Nullable Processes processes;

  /**
   * Where lines of log go.
   *
   * @param news what is worth knowing
   * @param warnings what should be mended
   */
  public record Said(Consumer<String> news, Consumer<String> warnings) {}

  private record Links(LinkPoller poller, WatchThread thread) {}

  private record Files(FileTrackers trackers, WatchThread thread) {}

  private record Processes(ProcessCounter counter, ProcessTrackers trackers, WatchThread thread) {}

  /** Tells {@code facts}, on a thread of its own, whatever changes from {@link #prepare} on. */
  public Watches(Consumer<Input> facts, Said said) {
    this.facts = facts;
    this.said = said;
  }

  /**
   * Watches what a configuration tracks and reads all of it, before the engine is given the
   * configuration. Blocks; not for the loop thread.
   */
  public void prepare(Configuration configuration) {
    prepareFiles(configuration.trackers().files());
    prepareLinks(PolledLinks.of(configuration));
    prepareProcesses(
        configuration.trackers().processes(),
        configuration.global().system().buffers().processMonitor());
  }

  /**
   * Tells all that is known now: right after the engine was given the configuration, in the same
   * turn. What changes later reaches {@code facts} after that.
   */
  public void tellAll(Consumer<Input> engine) {
    beats.forEach((name, hasLink) -> engine.accept(new Input.LinkPolled(name, hasLink)));
    readings.forEach((name, reading) -> engine.accept(new Input.FileRead(name, reading)));
    counts.values().forEach(engine);
  }

  @Override
  public void close() {
    if (links != null) {
      links.thread().close();
      links = null;
    }
    if (files != null) {
      files.thread().close();
      files = null;
    }
    if (processes != null) {
      processes.thread().close();
      processes = null;
    }
  }

  private void prepareLinks(List<LinkPollSpec> wanted) {
    beats.clear();
    Links running = links;
    if (wanted.isEmpty()) {
      if (running != null) {
        running.thread().close();
        links = null;
      }
      return;
    }
    if (running == null) {
      running = openLinks();
      links = running;
    }
    if (running != null) {
      LinkPoller poller = running.poller();
      running.thread().call(() -> poller.configure(wanted), PATIENCE_MILLIS);
    }
  }

  private @Nullable Links openLinks() {
    return switch (LinkProbe.open()) {
      case Result.Success<LinkProbe>(LinkProbe probe) -> {
        said.news().accept("Using MII-BMSR/ETHTOOL NIC polling thread(s)...");
        LinkPoller poller = new LinkPoller(probe, this::linkPolled, said.warnings());
        yield new Links(poller, WatchThread.start("links", poller, said.warnings()));
      }
      case Result.Failure<LinkProbe>(var operation, int errno) -> {
        said.warnings().accept("Cannot poll links: " + Errno.describe(errno));
        yield null;
      }
    };
  }

  private void linkPolled(String interfaceName, boolean hasLink) {
    beats.put(interfaceName, hasLink);
    facts.accept(new Input.LinkPolled(interfaceName, hasLink));
  }

  private void prepareFiles(List<FileTrackerSpec> wanted) {
    List<String> same =
        wanted.stream()
            .filter(spec -> specs.stream().anyMatch(known -> isSameFile(known, spec)))
            .map(FileTrackerSpec::name)
            .toList();
    readings.keySet().retainAll(same);
    specs = wanted;
    Files running = files;
    if (wanted.isEmpty()) {
      if (running != null) {
        running.thread().close();
        files = null;
      }
      return;
    }
    if (running == null) {
      running = openFiles();
      files = running;
    }
    if (running != null) {
      FileTrackers trackers = running.trackers();
      if (!running.thread().call(() -> trackers.configure(wanted), PATIENCE_MILLIS)) {
        said.warnings().accept("Tracked files cannot be read yet: a file system does not answer");
      }
    }
  }

  private @Nullable Files openFiles() {
    return switch (FileWatch.open()) {
      case Result.Success<FileWatch>(FileWatch watch) -> {
        FileTrackers trackers = new FileTrackers(watch, this::fileRead, said.warnings());
        yield new Files(trackers, WatchThread.start("tracked files", trackers, said.warnings()));
      }
      case Result.Failure<FileWatch>(var operation, int errno) -> {
        said.warnings().accept("Cannot watch tracked files: " + Errno.describe(errno));
        yield null;
      }
    };
  }

  private void prepareProcesses(List<ProcessTrackerSpec> wanted, BufferSpec buffer) {
    counts.clear();
    Processes running = processes;
    if (wanted.isEmpty()) {
      if (running != null) {
        running.thread().close();
        processes = null;
      }
      return;
    }
    if (running == null) {
      running = openProcesses();
      processes = running;
    }
    ProcessCounter counter = running.counter();
    ProcessTrackers trackers = running.trackers();
    running
        .thread()
        .call(
            () -> {
              counter.configure(wanted);
              trackers.receiveBuffer(buffer);
              trackers.begin();
            },
            PATIENCE_MILLIS);
  }

  private Processes openProcesses() {
    ProcessCounter counter = new ProcessCounter(new ProcessFiles(PROC), this::processCounted);
    ProcessTrackers trackers = ProcessTrackers.open(counter, said.news(), said.warnings());
    return new Processes(
        counter, trackers, WatchThread.start("tracked processes", trackers, said.warnings()));
  }

  private void fileRead(String name, FileReading reading) {
    readings.put(name, reading);
    facts.accept(new Input.FileRead(name, reading));
  }

  private void processCounted(Input.ProcessCounted counted) {
    counts.put(counted.process(), counted);
    facts.accept(counted);
  }

  private static boolean isSameFile(FileTrackerSpec one, FileTrackerSpec other) {
    return one.name().equals(other.name()) && one.path().equals(other.path());
  }
}
