package io.holdfast.core.spec.host;

/**
 * How the processes of the daemon run, besides what {@code vrrp_priority}, {@code vrrp_rt_priority}
 * and {@code vrrp_no_swap} say.
 *
 * @param named {@code process_names}: each process has its own name
 * @param parentName {@code process_name}, at most 15 octets; empty for the usual one
 * @param vrrp the VRRP process
 * @param bfd the BFD process
 * @param maxAutoPriority {@code max_auto_priority}: how far the real time priority may be raised
 *     when timers are late, 1..99; 0 never, -1 never and without a word
 * @param minAutoDelayMicros {@code min_auto_priority_delay}: what counts as late, microseconds
 * @param stopWaitSeconds {@code child_wait_time}
 * @param fileMask {@code umask}
 * @param keepsLinks {@code use_symlink_paths}
 * @param supplementaryGroups {@code set_supplementary_groups}
 */
public record ProcessesSpec(
    boolean named,
    String parentName,
    ProcessSpec vrrp,
    ProcessSpec bfd,
    int maxAutoPriority,
    long minAutoDelayMicros,
    long stopWaitSeconds,
    int fileMask,
    boolean keepsLinks,
    boolean supplementaryGroups) {

  /** keepalived's defaults. */
  public static final ProcessesSpec DEFAULT =
      new ProcessesSpec(
          false, "", ProcessSpec.DEFAULT, ProcessSpec.DEFAULT, 0, 1_000_000, 5, 0177, false, false);
}
