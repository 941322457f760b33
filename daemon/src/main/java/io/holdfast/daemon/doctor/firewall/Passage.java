package io.holdfast.daemon.doctor.firewall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a packet. Immutable.
 *
 * @param chain the base chain that drops it; null when it passes
 * @param droppedBy the rule, or the policy
 * @param doubts rules of that chain that may have accepted it before
 */
public record Passage(@Nullable Chain chain, String droppedBy, List<String> doubts) {
  static final Passage FREE = new Passage(null, "", List.of());

  /** Copies the list. */
  public Passage {
    doubts = List.copyOf(doubts);
  }
}
