package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Contender;
import java.util.List;
import java.util.Set;

/** Everything that can be measured. */
public final class Scenarios {
  private static final Set<Contender> BOTH = Set.of(Contender.HOLDFAST, Contender.KEEPALIVED);
  private static final Set<Contender> FLOOR = Set.of(Contender.FLOOR);

  private Scenarios() {}

  /** All rows, in their order. */
  public static List<Row> all() {
    return List.of(
        both(
            "start", "exec to the first advert, and memory of one router", 12, new StartScenario()),
        both("check", "-t of a small file", 8, new CheckScenario()),
        both("parse", "4,000 instances parsed and checked", 8, new ParseScenario()),
        both("failover-1", "failover of 1 router", 20, failover(FailoverRow.ONE)),
        both("failover-255", "failover of 255 routers", 20, failover(FailoverRow.ROUTERS)),
        both(
            "failover-255x20",
            "failover of 255 routers x 20 addresses",
            24,
            failover(FailoverRow.ROUTERS_WITH_20)),
        floor("failover-255x20-floor", new FloorScenario(FailoverRow.ROUTERS_WITH_20)),
        both(
            "failover-1x4000",
            "failover of 1 router with 4,000 addresses",
            24,
            failover(FailoverRow.ADDRESSES)),
        floor("failover-1x4000-floor", new FloorScenario(FailoverRow.ADDRESSES)),
        both("busy-master", "255 routers at 10 ms as master", 42, new BusyMasterScenario()),
        both("busy-backup", "255 routers at 10 ms as backup", 30, new BusyBackupScenario()),
        both("many", "4,000 routers on 16 interfaces at 1 s", 70, new ManyRoutersScenario()),
        both(
            "disturbance",
            "10 ms adverts beside a silent client, a scrape, a blocked log, scripts",
            80,
            new DisturbanceScenario()));
  }

  private static Row both(String name, String title, int seconds, Scenario scenario) {
    return new Row(name, title, seconds, BOTH, scenario);
  }

  private static Row floor(String name, Scenario scenario) {
    return new Row(name, "what the kernel alone needs for it", 3, FLOOR, scenario);
  }

  private static Scenario failover(FailoverRow row) {
    return new FailoverScenario(row);
  }
}
