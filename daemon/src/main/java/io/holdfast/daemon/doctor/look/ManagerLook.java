package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Manager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that manage the addresses of interfaces, by their processes in this network namespace
 * and by what they leave in {@code /run}: systemd-networkd(8), NetworkManager(8), and the agents of
 * two clouds.
 */
final class ManagerLook {
  private final Path root;
  private final ProcessLook processes;

  /** Looks below {@code root}. */
  ManagerLook(Path root, ProcessLook processes) {
    this.root = root;
    this.processes = processes;
  }

  List<Manager> managers(List<LinkView> links) {
    List<Manager> managers = new ArrayList<>();
    boolean isNetworkd = runs("systemd-network");
    boolean isNetworkManager = runs("NetworkManager");
    boolean isGoogle = runs("google_guest_ag") || runs("google_guest_agent");
    boolean isAmazon = Files.exists(root.resolve(amazonUnit())) && runs("systemd");
    for (LinkView link : links) {
      if (isNetworkd) {
        networkd(link, managers);
      }
      if (isNetworkManager && isManagedByNetworkManager(link)) {
        managers.add(manager(Manager.Kind.NETWORK_MANAGER, link, "NetworkManager.service"));
      }
      if (isGoogle) {
        managers.add(manager(Manager.Kind.CLOUD_AGENT, link, "google-guest-agent.service"));
      }
      if (isAmazon) {
        String unit = "refresh-policy-routes@" + link.name() + ".timer";
        managers.add(manager(Manager.Kind.CLOUD_AGENT, link, unit));
      }
    }
    return managers;
  }

  private boolean runs(String name) {
    return !processes.named(name).isEmpty();
  }

  private static String amazonUnit() {
    return "usr/lib/systemd/system/refresh-policy-routes@.timer";
  }

  private void networkd(LinkView link, List<Manager> managers) {
    String state = Texts.orEmpty(root.resolve("run/systemd/netif/links/" + link.ifIndex()));
    String file = Texts.valueOf(state, "NETWORK_FILE");
    String administered = Texts.valueOf(state, "ADMIN_STATE");
    if (file.isEmpty() || administered.equals("unmanaged")) {
      return;
    }
    String kept = "";
    String dropIns = Texts.valueOf(state, "NETWORK_FILE_DROPINS");
    for (String part :
        Stream.concat(Stream.of(file), Arrays.stream(dropIns.split("[: \"]", -1))).toList()) {
      String text = part.isEmpty() ? "" : Texts.orEmpty(root.resolve(part.substring(1)));
      String value = Texts.valueOf(text, "KeepConfiguration");
      kept = value.isEmpty() ? kept : value;
    }
    managers.add(
        new Manager(Manager.Kind.NETWORKD, link.name(), file, kept, "systemd-networkd.service"));
  }

  private boolean isManagedByNetworkManager(LinkView link) {
    String state = Texts.orEmpty(root.resolve("run/NetworkManager/devices/" + link.ifIndex()));
    return Texts.valueOf(state, "managed").equals("true");
  }

  private static Manager manager(Manager.Kind kind, LinkView link, String unit) {
    return new Manager(kind, link.name(), "", "", unit);
  }
}
