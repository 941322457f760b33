package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.LinkView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kernel settings that matter; ip-sysctl of the kernel's documentation. Stateless. */
final class SettingsLook {
  private static final List<String> OF_INTERFACE =
      List.of("rp_filter", "arp_ignore", "arp_announce");

  private SettingsLook() {}

  /** Reads them below {@code root}; a setting that is not there is left out. */
  static Map<String, Integer> of(Path root, List<LinkView> links) {
    List<String> names = new ArrayList<>(List.of("ipv4/ip_nonlocal_bind", "ipv6/ip_nonlocal_bind"));
    OF_INTERFACE.forEach(setting -> names.add("ipv4/conf/all/" + setting));
    for (LinkView link : links) {
      OF_INTERFACE.forEach(setting -> names.add("ipv4/conf/" + link.name() + "/" + setting));
    }
    Map<String, Integer> settings = new HashMap<>();
    for (String name : names) {
      String text = Texts.orEmpty(root.resolve("proc/sys/net").resolve(name)).strip();
      if (text.matches("\\d{1,9}")) {
        settings.put(name, Integer.parseInt(text));
      }
    }
    return settings;
  }
}
