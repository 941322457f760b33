package io.holdfast.daemon.doctor.firewall;

import java.util.List;

/**
 * One condition of a rule. Immutable.
 *
 * @param field what it looks at
 * @param negated whether the packet must have none of the values
 * @param values as the tool prints them, numbers and names alike; ranges as {@code A-B}
 * @param set where the values stand, if not in the rule alone: {@code @NAME} for a set of nftables,
 *     {@code vmap} for a map that has other elements, too; else empty
 */
public record Condition(Field field, boolean negated, List<String> values, String set) {
  /** The set of a map that decides by the value. */
  static final String MAP = "vmap";

  /** Copies the list. */
  public Condition {
    values = List.copyOf(values);
  }

  /** Makes a condition whose values stand in the rule. */
  public Condition(Field field, boolean negated, List<String> values) {
    this(field, negated, values, "");
  }

  /** Returns the condition that the packet has one of the values. */
  public static Condition of(Field field, String... values) {
    return new Condition(field, false, List.of(values));
  }

  /** Returns whether the packet fulfils it. */
  Answer test(Packet packet) {
    Answer answer = Answer.NO;
    for (String value : values) {
      answer = answer.or(packet.has(field, value));
    }
    return field == Field.UNKNOWN ? Answer.PERHAPS : negated ? answer.not() : answer;
  }
}
