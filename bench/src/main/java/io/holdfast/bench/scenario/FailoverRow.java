package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Metric;
import io.holdfast.bench.stage.Load;
import java.util.Optional;

/**
 * A kind of failover, and the metrics that its figures go to.
 *
 * @param name what it is called in files and options
 * @param load what the contender runs, as a backup
 * @param advert of the last advert
 * @param address of the moment the kernel had the address; only for one router with one
 * @param announced of the last announcement
 * @param lower of the times that the lower backup became master
 */
record FailoverRow(
    String name,
    Load load,
    Metric advert,
    Optional<Metric> address,
    Metric announced,
    Optional<Metric> lower) {
  private static final int BACKUP_PRIORITY = 100;
  private static final int SECOND_CS = 100;

  static final FailoverRow ONE =
      new FailoverRow(
          "failover-1",
          load(1, 1),
          Metric.ADVERT_1,
          Optional.of(Metric.ADDRESS_1),
          Metric.ANNOUNCED_1,
          Optional.of(Metric.LOWER_1));

  static final FailoverRow AGED =
      new FailoverRow(
          "failover-aged",
          load(1, 1),
          Metric.ADVERT_AGED,
          Optional.of(Metric.ADDRESS_AGED),
          Metric.ANNOUNCED_AGED,
          Optional.empty());

  static final FailoverRow ROUTERS =
      new FailoverRow(
          "failover-255",
          load(255, 1),
          Metric.ADVERT_255,
          Optional.empty(),
          Metric.ANNOUNCED_255,
          Optional.of(Metric.LOWER_255));

  static final FailoverRow ROUTERS_WITH_20 =
      new FailoverRow(
          "failover-255x20",
          load(255, 20),
          Metric.ADVERT_255_X_20,
          Optional.empty(),
          Metric.ANNOUNCED_255_X_20,
          Optional.of(Metric.LOWER_255_X_20));

  static final FailoverRow ADDRESSES =
      new FailoverRow(
          "failover-1x4000",
          load(1, 4000),
          Metric.ADVERT_1_X_4000,
          Optional.empty(),
          Metric.ANNOUNCED_1_X_4000,
          Optional.of(Metric.LOWER_1_X_4000));

  private static Load load(int routers, int addressesEach) {
    return new Load(routers, addressesEach, BACKUP_PRIORITY, SECOND_CS);
  }
}
