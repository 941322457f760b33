package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Daemon;
import io.holdfast.bench.stage.FakeMaster;
import io.holdfast.bench.stage.Load;
import io.holdfast.bench.stage.Pace;
import io.holdfast.bench.stage.Stage;
import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;
import java.time.Instant;

/** 4,000 routers on 16 interfaces at 1 s: as backups, through a failover of all, as masters. */
final class ManyRoutersScenario implements Scenario {
  /** What is measured here. */
  static final Load LOAD = new Load(4000, 1, 16, 100, 100);

  private static final int GROUPS_EACH = 2;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Behind the second round of announcements, which is due 5 s after the first. */
  private static final Duration REST = Duration.ofSeconds(7);

  /** Adverts that must have been sent or heard, or the CPU time means nothing. */
  private static final double LEAST_RATE = 3_900;

  @Override
  public void run(Turn turn) {
    try (Stage stage = new Stage()) {
      stage.addInterfaces(LOAD);
      try (FakeMaster master = new FakeMaster(stage.peer(), LOAD, GROUPS_EACH)) {
        Daemon daemon = stage.start(turn.program(), LOAD.config());
        daemon.awaitState(LOAD, "BACKUP");
        asBackups(turn, daemon, master);
        failOver(turn, stage, daemon, master);
        asMasters(turn, daemon);
      }
    }
  }

  private static void asBackups(Turn turn, Daemon daemon, FakeMaster master) {
    Duration period = SECOND.dividedBy(master.groups());
    Pace.run(period, WARM_UP, master::sendGroup);
    Instant begin = Instant.now();
    Usage usage = Usage.start(daemon, LOAD, "rx");
    Pace.run(period, WINDOW, master::sendGroup);
    turn.add(Metric.CPU_BACKUP_4000, cpu(usage));
    turn.recorder().window(daemon, "backup-4000", begin);
  }

  private static void failOver(Turn turn, Stage stage, Daemon daemon, FakeMaster master) {
    Pace.run(SECOND.dividedBy(master.groups()), SECOND, master::sendGroup);
    Capture capture = stage.captureAtAll();
    master.sendAll();
    Instant begin = Instant.now().plus(LOAD.masterDownInterval());
    daemon.awaitState(LOAD, "MASTER");
    Failover failover = Failover.await(capture, LOAD);
    capture.stop();
    turn.add(Metric.ADVERT_4000, failover.lastAdvert());
    turn.add(Metric.ANNOUNCED_4000, failover.lastAnnouncement());
    turn.recorder().window(daemon, "failover-4000", begin);
  }

  private static void asMasters(Turn turn, Daemon daemon) {
    Pace.pause(REST);
    Instant begin = Instant.now();
    Usage usage = Usage.start(daemon, LOAD, "tx");
    Pace.pause(WINDOW);
    turn.add(Metric.CPU_MASTER_4000, cpu(usage));
    turn.add(Metric.RSS_4000, daemon.memoryMiB("Rss"));
    turn.add(Metric.PSS_4000, daemon.memoryMiB("Pss"));
    turn.recorder().window(daemon, "master-4000", begin);
  }

  private static double cpu(Usage usage) {
    Usage.Rate rate = usage.stop();
    if (rate.packets() < LEAST_RATE) {
      throw new LabException("only %.0f adverts a second".formatted(rate.packets()));
    }
    return rate.cpuMs();
  }
}
