package io.holdfast.daemon.doctor.exam;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.RunningDaemon;
import io.holdfast.daemon.doctor.view.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether another daemon on this host runs the same virtual routers. A Holdfast with the very file
 * is the one that is meant.
 */
final class Daemons implements Examination {
  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      for (RunningDaemon daemon : host.daemons()) {
        boolean isKeepalived = daemon.kind() == RunningDaemon.Kind.KEEPALIVED;
        boolean isSameFile = daemon.file().equals(subject.file());
        boolean runsIt =
            isSameFile || daemon.routers().stream().anyMatch(other -> isSame(router, other));
        if (runsIt && (isKeepalived || !isSameFile)) {
          findings.add(finding(subject, router, daemon));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Subject subject, RouterSpec router, RunningDaemon daemon) {
    boolean isKeepalived = daemon.kind() == RunningDaemon.Kind.KEEPALIVED;
    return Finding.of(
        isKeepalived ? FindingCode.KEEPALIVED_RUNS : FindingCode.HOLDFAST_RUNS,
        subject.place(router, "virtual_router_id"),
        "%s (process %d) runs VRID %d of %s, from %s"
            .formatted(
                isKeepalived ? "keepalived" : "another Holdfast",
                daemon.pid(),
                router.vrid(),
                router.interfaceName().isEmpty() ? router.name() : router.interfaceName(),
                daemon.file()),
        Map.of("pid", Long.toString(daemon.pid())));
  }

  private static boolean isSame(RouterSpec one, RouterSpec other) {
    return one.vrid() == other.vrid()
        && one.family() == other.family()
        && one.interfaceName().equals(other.interfaceName());
  }
}
