package io.holdfast.bench.report;

import io.holdfast.bench.report.Target.Above;
import io.holdfast.bench.report.Target.AtLeast;
import io.holdfast.bench.report.Target.AtMost;
import io.holdfast.bench.report.Target.OfFloor;
import io.holdfast.bench.report.Target.OfKeepalived;
import java.util.List;
import java.util.Locale;

/**
 * What is measured, in the order of the report, with the targets. Less is better for all of them
 * but the rates. A title that goes on from the row above begins with dots.
 */
public enum Metric {
  ADVERT_1("1 router: advert", Unit.MILLISECONDS, new OfKeepalived(1)),
  ADDRESS_1("... address up", Unit.MILLISECONDS, new OfKeepalived(0.6)),
  ANNOUNCED_1("... first announcement", Unit.MILLISECONDS, new OfKeepalived(0.6)),
  LOWER_1("... times the lower backup became master", Unit.TIMES, new AtMost(0)),
  ADVERT_AGED("1 router, aged: advert", Unit.MILLISECONDS, new OfKeepalived(1)),
  ADDRESS_AGED("... address up", Unit.MILLISECONDS, new OfKeepalived(0.6)),
  ANNOUNCED_AGED("... first announcement", Unit.MILLISECONDS, new OfKeepalived(0.6)),
  ADVERT_255("255 routers: last advert", Unit.MILLISECONDS, new AtMost(3)),
  ANNOUNCED_255("... last announcement", Unit.MILLISECONDS, new OfKeepalived(0.5)),
  LOWER_255("... times the lower backup became master", Unit.TIMES, new AtMost(0)),
  ADVERT_255_X_20("255 routers x 20 addresses: last advert", Unit.MILLISECONDS, new AtMost(5)),
  ANNOUNCED_255_X_20(
      "... last announcement", Unit.MILLISECONDS, new OfKeepalived(0.75), new OfFloor(1.15)),
  LOWER_255_X_20("... times the lower backup became master", Unit.TIMES, new AtMost(0)),
  ADVERT_1_X_4000("1 router, 4,000 addresses: advert", Unit.MILLISECONDS),
  ANNOUNCED_1_X_4000(
      "... last announcement", Unit.MILLISECONDS, new OfKeepalived(0.8), new OfFloor(1.2)),
  LOWER_1_X_4000("... times the lower backup became master", Unit.TIMES, new AtMost(0)),
  CPU_MASTER("master of 255 routers at 10 ms: CPU", Unit.CPU, new OfKeepalived(0.4)),
  RATE_MASTER("... adverts sent meanwhile", Unit.RATE, new AtLeast(25_245)),
  DEVIATION_P50("... p50 of the gaps' deviation", Unit.MILLISECONDS, new OfKeepalived(1)),
  DEVIATION_P99("... p99 of the gaps' deviation", Unit.MILLISECONDS, new OfKeepalived(1)),
  DRIFT("... drift", Unit.PERCENT, new AtMost(0.1)),
  CPU_BACKUP("backup of 255 routers at 10 ms: CPU", Unit.CPU, new OfKeepalived(0.7)),
  RATE_BACKUP("... adverts heard meanwhile", Unit.RATE),
  CPU_MASTER_4000("4,000 routers at 1 s: CPU as master", Unit.CPU, new OfKeepalived(0.7)),
  CPU_BACKUP_4000("... CPU as backup", Unit.CPU, new OfKeepalived(1)),
  ADVERT_4000("... failover of all: last advert", Unit.MILLISECONDS, new AtMost(30)),
  ANNOUNCED_4000(
      "... failover of all: last announcement", Unit.MILLISECONDS, new OfKeepalived(0.75)),
  RSS_1("memory of 1 router: resident", Unit.MEMORY, new AtMost(48)),
  PSS_1("... proportional", Unit.MEMORY),
  RSS_255("memory of 255 routers: resident", Unit.MEMORY, new AtMost(64)),
  PSS_255("... proportional", Unit.MEMORY),
  RSS_4000("memory of 4,000 routers: resident", Unit.MEMORY, new AtMost(128)),
  PSS_4000("... proportional", Unit.MEMORY),
  START("exec to the first advert", Unit.MILLISECONDS, new AtMost(200)),
  CHECK("-t of a small file", Unit.MILLISECONDS, new OfKeepalived(2)),
  PARSE_4000("4,000 instances parsed and checked, warm", Unit.MILLISECONDS, new AtMost(500)),
  CALM_P99("10 ms adverts: p99 undisturbed", Unit.MILLISECONDS),
  CALM_CPU("... CPU undisturbed", Unit.CPU),
  CLIENT_P99("... p99 beside a client that never reads", Unit.MILLISECONDS, above(CALM_P99)),
  SCRAPE_P99("... p99 beside a scrape every 100 ms", Unit.MILLISECONDS, above(CALM_P99)),
  LOG_P99("... p99 beside a log sink that blocks", Unit.MILLISECONDS, above(CALM_P99)),
  SCRIPTS_P99("... p99 beside 200 scripts a second", Unit.MILLISECONDS, above(CALM_P99)),
  SCRIPTS_CPU("... CPU beside 200 scripts a second", Unit.CPU),
  SCRIPTS_CPU_ALL("... CPU with that of the scripts", Unit.CPU);

  private final String title;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, and targets are records
  private final List<Target> targets;

  Metric(String title, Unit unit, Target... targets) {
    this.title = title;
    this.unit = unit;
    this.targets = List.of(targets);
  }

  private static Target above(Metric base) {
    return new Above(base, 2);
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** What programs call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit of its values. */
  public Unit unit() {
    return unit;
  }

  /** What Holdfast should reach; empty if nothing was asked for. */
  public List<Target> targets() {
    return targets;
  }

  /** True where a value says how much was done rather than what it cost. */
  public boolean isRate() {
    return unit == Unit.RATE;
  }
}
