package io.holdfast.daemon.doctor.exam;

import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import java.util.List;

/** One question about the host. Stateless. */
@FunctionalInterface
public interface Examination {
  /** Returns what is wrong; nothing when all is well. */
  List<Finding> examine(Subject subject, HostView host);
}
