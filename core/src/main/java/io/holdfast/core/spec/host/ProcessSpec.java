package io.holdfast.core.spec.host;

import java.util.List;

/**
 * How one process runs.
 *
 * @param name its name, at most 15 octets; empty for the usual one
 * @param processors the processors it may use; empty for all
 * @param realtimeLimitMicros how long it may compute in real time without a pause, in microseconds
 * @param niceValue -20..19; 0 for the VRRP process, whose value stands in the global settings
 * @param realtimePriority 1..99, 0 for none; 0 for the VRRP process
 * @param lockMemory whether it is never swapped; false for the VRRP process
 */
public record ProcessSpec(
    String name,
    List<Integer> processors,
    long realtimeLimitMicros,
    int niceValue,
    int realtimePriority,
    boolean lockMemory) {

  /** keepalived's defaults. */
  public static final ProcessSpec DEFAULT = new ProcessSpec("", List.of(), 10_000, 0, 0, false);

  /** Copies the list. */
  public ProcessSpec {
    processors = List.copyOf(processors);
  }
}
