package io.holdfast.daemon.doctor.exam;

import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All questions, in the order of the report. Stateless. */
public final class Examinations {
  private static final List<Examination> ALL =
      List.of(
          new Rights(),
          new Links(),
          new SourceAddresses(),
          new VirtualAddresses(),
          new Firewall(),
          new PortRules(),
          new VirtualMacSettings(),
          new NonlocalBind(),
          new Speakers(),
          new Claims(),
          new Daemons(),
          new Managers());

  private Examinations() {}

  /** Returns the answers to all of them, each said once. */
  public static List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Examination examination : ALL) {
      for (Finding finding : examination.examine(subject, host)) {
        if (said.add(finding.code() + finding.problem())) {
          findings.add(finding);
        }
      }
    }
    return findings;
  }
}
