package io.holdfast.daemon.doctor.firewall;

import java.util.List;

/**
 * A rule of a chain. Immutable.
 *
 * @param conditions all of which must hold
 * @param verdict what then happens
 * @param target the chain of a jump; else empty
 * @param label how people find it again: {@code handle 7} or the line of iptables
 * @param address how its program finds it: the handle of nftables, or what follows {@code -A CHAIN}
 */
public record Rule(
    List<Condition> conditions, Verdict verdict, String target, String label, String address) {
  /** Copies the list. */
  public Rule {
    conditions = List.copyOf(conditions);
  }

  Answer fits(Packet packet) {
    Answer answer = Answer.YES;
    for (Condition condition : conditions) {
      answer = answer.and(condition.test(packet));
    }
    return answer;
  }
}
