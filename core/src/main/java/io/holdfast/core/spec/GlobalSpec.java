package io.holdfast.core.spec;

/**
 * Settings of {@code global_defs} that outlive the parser. Defaults that instances inherit are
 * already resolved into {@link RouterSpec}.
 *
 * @param routerId {@code router_id}; empty means the host's name
 * @param logUnknownVrids {@code log_unknown_vrids}
 * @param startupDelayNanos {@code vrrp_startup_delay} in nanoseconds, 0 for none
 * @param realtimePriority {@code vrrp_rt_priority} 1..99, 0 for none
 * @param niceValue {@code vrrp_priority} -20..19
 * @param lockMemory {@code vrrp_no_swap}
 * @param scriptSecurity {@code enable_script_security}
 * @param garpIntervalNanos {@code vrrp_garp_interval} in nanoseconds: the least gap between
 *     gratuitous ARPs on an interface, 0 for none
 * @param gnaIntervalNanos {@code vrrp_gna_interval}: the same for neighbour advertisements
 * @param report who is told of all instances and groups
 * @param lifecycle programs that run before the start and after the end
 * @param system what is asked of the host as a whole
 */
public record GlobalSpec(
    String routerId,
    boolean logUnknownVrids,
    long startupDelayNanos,
    int realtimePriority,
    int niceValue,
    boolean lockMemory,
    boolean scriptSecurity,
    long garpIntervalNanos,
    long gnaIntervalNanos,
    ReportSpec report,
    LifecycleSpec lifecycle,
    SystemSpec system) {

  /** keepalived's defaults. */
  public static final GlobalSpec DEFAULT =
      new GlobalSpec("", false, 0, 0, 0, false, false, 0, 0, ReportSpec.NONE, LifecycleSpec.NONE);

  /** Settings that ask nothing of the host. */
  public GlobalSpec(
      String routerId,
      boolean logUnknownVrids,
      long startupDelayNanos,
      int realtimePriority,
      int niceValue,
      boolean lockMemory,
      boolean scriptSecurity,
      long garpIntervalNanos,
      long gnaIntervalNanos,
      ReportSpec report,
      LifecycleSpec lifecycle) {
    this(
        routerId,
        logUnknownVrids,
        startupDelayNanos,
        realtimePriority,
        niceValue,
        lockMemory,
        scriptSecurity,
        garpIntervalNanos,
        gnaIntervalNanos,
        report,
        lifecycle,
        SystemSpec.DEFAULT);
  }
}
