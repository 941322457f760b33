package io.holdfast.daemon.doctor.finding;

import io.holdfast.config.check.Place;
import io.holdfast.config.check.Severity;
import java.util.Map;

/**
 * One thing on the host that stops VRRP, or may. Immutable.
 *
 * @param code the stable code
 * @param place the line of the configuration that it concerns
 * @param problem what was seen, with its names and numbers
 * @param consequence what follows
 * @param mend the command that mends it
 */
public record Finding(
    FindingCode code, Place place, String problem, String consequence, String mend) {

  /**
   * Returns a finding with the consequence and the mend of its code.
   *
   * @param names what stands for each word in angle brackets of the mend, without the brackets
   */
  public static Finding of(
      FindingCode code, Place place, String problem, Map<String, String> names) {
    String mend = code.mend();
    for (Map.Entry<String, String> name : names.entrySet()) {
      mend = mend.replace("<" + name.getKey() + ">", name.getValue());
    }
    return new Finding(code, place, problem, code.consequence(), mend);
  }

  /** Returns how bad it is, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Returns the same finding with another consequence and mend. */
  public Finding advising(String newConsequence, String newMend) {
    return new Finding(code, place, problem, newConsequence, newMend);
  }
}
