package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Manager;
import io.holdfast.daemon.doctor.view.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether another program will remove the virtual addresses. */
final class Managers implements Examination {
  private static final Set<String> KEEPING = Set.of("static", "yes", "true", "1", "on");

  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (RouterSpec router : subject.routers()) {
      for (AddressSpec address : Subject.carried(router)) {
        for (Manager manager : host.managers()) {
          if (manager.interfaceName().equals(address.interfaceName()) && !keeps(manager)) {
            findings.add(finding(subject.place(router, address.address()), manager));
          }
        }
      }
    }
    return findings;
  }

  private static boolean keeps(Manager manager) {
    return manager.kind() == Manager.Kind.NETWORKD && KEEPING.contains(manager.keepConfiguration());
  }

  private static Finding finding(Place place, Manager manager) {
    String name = manager.interfaceName();
    return switch (manager.kind()) {
      case NETWORKD ->
          Finding.of(
              FindingCode.NETWORKD_REMOVES,
              place,
              "systemd-networkd manages %s by %s, without KeepConfiguration=static"
                  .formatted(name, manager.file()),
              Map.of("directory", directory(manager.file())));
      case NETWORK_MANAGER ->
          Finding.of(
              FindingCode.NETWORK_MANAGER_REMOVES,
              place,
              "NetworkManager manages " + name,
              Map.of("interface", name));
      case CLOUD_AGENT ->
          Finding.of(
              FindingCode.AGENT_REMOVES,
              place,
              manager.unit() + " manages the addresses of " + name,
              Map.of("unit", manager.unit()));
    };
  }

  private static String directory(String file) {
    return "/etc/systemd/network/" + file.substring(file.lastIndexOf('/') + 1) + ".d";
  }
}
