package io.holdfast.bench;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.CapturedFrame;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.PcapFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every measurement, once for one contender. One thread at a time. */
final class Measurements {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration CPU_WINDOW = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final long MS_PER_THOUSAND_ADDRESSES = 500;
  private static final int BACKUP_PRIORITY = 100;
  private static final int OWNER = 255;
  private static final int ALL = 255;
  private static final int MANY = 20;
  private static final int FAST_CS = 1;
  private static final int SLOW_CS = 100;
  private static final int GROUPS = 10;
  private static final double NANOS_PER_MS = 1e6;

  private final Path home;
  private final Results results;
  private final String only;

  /** Makes the measurements whose name contains {@code only}. */
  Measurements(Path home, Results results, String only) {
    this.home = home;
    this.results = results;
    this.only = only;
  }

  /** Runs everything; what fails is noted and the rest goes on. */
  void runAll(Contender contender) {
    attempt(contender, "start", this::start);
    attempt(contender, "failover of 1", probe -> failover(probe, 1, 1));
    attempt(contender, "failover of 255", probe -> failover(probe, ALL, 1));
    attempt(contender, "failover of 255 x 20", probe -> failover(probe, ALL, MANY));
    attempt(contender, "busy master", this::busyMaster);
    attempt(contender, "busy backup", this::busyBackup);
  }

  private interface Measurement {
    void run(Probe probe);
  }

  /** A subject together with the place its values go. */
  private record Probe(Subject subject, Contender contender, Results results) {
    void add(Metric metric, double value) {
      results.add(contender, metric, value);
    }
  }

  private void attempt(Contender contender, String what, Measurement measurement) {
    if (!what.contains(only)) {
      return;
    }
    System.out.printf("  %-10s %s%n", contender.title(), what);
    try (Subject subject = new Subject(contender, home)) {
      measurement.run(new Probe(subject, contender, results));
    } catch (LabException | UncheckedIOException e) {
      results.addFailure(contender, what, String.valueOf(e.getMessage()));
      System.out.printf("  %-10s %s failed: %s%n", contender.title(), what, e.getMessage());
    }
  }

  private void start(Probe probe) {
    Subject subject = probe.subject();
    Load load = new Load(1, 1, OWNER, SLOW_CS);
    Capture capture = capture(subject);
    Instant before = subject.start(load);
    subject.awaitState(load, "MASTER");
    Pace.pause(WARM_UP);
    probe.add(Metric.RSS_1, subject.memoryMiB("Rss"));
    probe.add(Metric.PSS_1, subject.memoryMiB("Pss"));
    CapturedFrame first =
        PcapFile.read(capture.stop()).stream()
            .filter(CapturedFrame::isAdvert)
            .findFirst()
            .orElseThrow(() -> new LabException("no advert"));
    probe.add(Metric.START, ms(Duration.between(before, first.at())));
  }

  private void failover(Probe probe, int routers, int addressesEach) {
    Subject subject = probe.subject();
    Load load = new Load(routers, addressesEach, BACKUP_PRIORITY, SLOW_CS);
    Capture capture = capture(subject);
    try (FakeMaster master = new FakeMaster(subject.peer(), load, 1)) {
      subject.start(load);
      subject.awaitState(load, "BACKUP");
      Pace.run(SECOND, WARM_UP, master::sendGroup);
    }
    subject.awaitState(load, "MASTER");
    int addresses = routers * addressesEach;
    Pace.pause(SETTLE.plusMillis(addresses * MS_PER_THOUSAND_ADDRESSES / 1_000));
    List<CapturedFrame> frames = PcapFile.read(capture.stop());
    Failover failover = Failover.of(frames, load);
    boolean isOne = routers == 1;
    boolean isMany = addressesEach > 1;
    Metric advert = isMany ? Metric.ADVERT_255_X_20 : Metric.ADVERT_255;
    Metric announced = isMany ? Metric.ANNOUNCED_255_X_20 : Metric.ANNOUNCED_255;
    probe.add(isOne ? Metric.ADVERT_1 : advert, ms(failover.lastAdvert()));
    probe.add(isOne ? Metric.ANNOUNCED_1 : announced, ms(failover.lastAnnouncement()));
    if (isMany) {
      probe.add(Metric.RSS_255_X_20, subject.memoryMiB("Rss"));
      probe.add(Metric.PSS_255_X_20, subject.memoryMiB("Pss"));
    }
  }

  private void busyMaster(Probe probe) {
    Subject subject = probe.subject();
    Load load = new Load(ALL, 1, OWNER, FAST_CS);
    subject.start(load);
    subject.awaitState(load, "MASTER");
    Pace.pause(WARM_UP);
    Usage usage = Usage.start(subject, "tx");
    Pace.pause(CPU_WINDOW);
    usage.addTo(probe, Metric.CPU_MASTER, Metric.RATE_MASTER);
  }

  /**
   * The adverts come every 10 ms and announce an interval of 1 s, so that a stall of this machine
   * costs no failover; the work is the same.
   */
  private void busyBackup(Probe probe) {
    Subject subject = probe.subject();
    Load load = new Load(ALL, 1, BACKUP_PRIORITY, SLOW_CS);
    Duration period = Duration.ofMillis(10L * FAST_CS).dividedBy(GROUPS);
    try (FakeMaster master = new FakeMaster(subject.peer(), load, GROUPS)) {
      subject.start(load);
      subject.awaitState(load, "BACKUP");
      Pace.run(period, WARM_UP, master::sendGroup);
      Usage usage = Usage.start(subject, "rx");
      Pace.run(period, CPU_WINDOW, master::sendGroup);
      usage.addTo(probe, Metric.CPU_BACKUP, Metric.RATE_BACKUP);
    }
    if (subject.countLines("Entering MASTER STATE") > 0) {
      throw new LabException("the backup took over while its master was alive");
    }
  }

  /** Processor time and packets since a moment. */
  private record Usage(Subject subject, String direction, double cpuMs, long packets, long nanos) {
    static Usage start(Subject subject, String direction) {
      double cpuMs = subject.cpuMs();
      return new Usage(subject, direction, cpuMs, subject.packets(direction), System.nanoTime());
    }

    void addTo(Probe probe, Metric cpu, Metric rate) {
      double seconds = (System.nanoTime() - nanos) / 1e9;
      probe.add(cpu, (subject.cpuMs() - cpuMs) / seconds);
      probe.add(rate, (subject.packets(direction) - packets) / seconds);
    }
  }

  private static Capture capture(Subject subject) {
    Path file = subject.directory().resolve("bench.pcap");
    return Capture.start(subject.peer(), file, "ip proto 112 or arp");
  }

  private static double ms(Duration duration) {
    return duration.toNanos() / NANOS_PER_MS;
  }
}
