package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.daemon.doctor.view.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the caller may not do, and what could not be looked at because of it. */
final class Rights implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    Place file = Place.ofFile(subject.file());
    List<Finding> findings = new ArrayList<>();
    if (!host.missing().isEmpty()) {
      List<String> names =
          host.missing().stream().sorted().map(missing -> "CAP_" + missing.name()).toList();
      findings.add(
          Finding.of(
              FindingCode.CAPABILITY_MISSING,
              file,
              "the caller lacks " + String.join(", ", names),
              Map.of("file", subject.file())));
    }
    for (Unseen unseen : host.unseen()) {
      findings.add(
          Finding.of(
              FindingCode.NOT_EXAMINED,
              file,
              unseen.part() + ": not looked at, because " + unseen.reason(),
              Map.of("remedy", unseen.remedy())));
    }
    return findings;
  }
}
