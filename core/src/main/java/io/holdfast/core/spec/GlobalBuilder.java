package io.holdfast.core.spec;

/** Makes a {@link GlobalSpec} that is like the defaults but for a few settings. One thread. */
public final class GlobalBuilder {
  private final GlobalSpec base;
  private boolean logUnknownVrids;
  private boolean scriptSecurity;
  private long garpIntervalNanos;
  private ReportSpec report;
  private LifecycleSpec lifecycle;
  private SystemSpec system;

  private GlobalBuilder(GlobalSpec base) {
    this.base = base;
    logUnknownVrids = base.logUnknownVrids();
    scriptSecurity = base.scriptSecurity();
    garpIntervalNanos = base.garpIntervalNanos();
    report = base.report();
    lifecycle = base.lifecycle();
    system = base.system();
  }

  /** Starts with the settings of another one. */
  public static GlobalBuilder of(GlobalSpec base) {
    return new GlobalBuilder(base);
  }

  /** Sets {@link GlobalSpec#logUnknownVrids()}. */
  public GlobalBuilder logUnknownVrids(boolean value) {
    logUnknownVrids = value;
    return this;
  }

  /** Sets {@link GlobalSpec#scriptSecurity()}. */
  public GlobalBuilder scriptSecurity(boolean value) {
    scriptSecurity = value;
    return this;
  }

  /** Sets {@link GlobalSpec#garpIntervalNanos()}. */
  public GlobalBuilder garpIntervalNanos(long value) {
    garpIntervalNanos = value;
    return this;
  }

  /** Sets {@link GlobalSpec#report()}. */
  public GlobalBuilder report(ReportSpec value) {
    report = value;
    return this;
  }

  /** Sets {@link GlobalSpec#lifecycle()}. */
  public GlobalBuilder lifecycle(LifecycleSpec value) {
    lifecycle = value;
    return this;
  }

  /** Sets {@link GlobalSpec#system()}. */
  public GlobalBuilder system(SystemSpec value) {
    system = value;
    return this;
  }

  /** Returns the settings. */
  public GlobalSpec build() {
    return new GlobalSpec(
        base.routerId(),
        logUnknownVrids,
        base.startupDelayNanos(),
        base.realtimePriority(),
        base.niceValue(),
        base.lockMemory(),
        scriptSecurity,
        garpIntervalNanos,
        base.gnaIntervalNanos(),
        report,
        lifecycle,
        system);
  }
}
