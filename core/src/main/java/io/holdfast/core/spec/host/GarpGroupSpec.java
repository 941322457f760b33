package io.holdfast.core.spec.host;

import java.util.List;

/**
 * A {@code garp_group}: interfaces that share the least gap between announcements.
 *
 * @param garpNanos {@code garp_interval} in nanoseconds; -1 when it is not written
 * @param gnaNanos {@code gna_interval} in nanoseconds; -1 when it is not written
 * @param interfaces their names
 */
public record GarpGroupSpec(long garpNanos, long gnaNanos, List<String> interfaces) {
  /** What is not written. */
  public static final long UNSET = -1;

  /** Copies the list. */
  public GarpGroupSpec {
    interfaces = List.copyOf(interfaces);
  }
}
