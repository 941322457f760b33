package io.holdfast.config.show;

import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.core.spec.host.LinkSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What an instance asks of the host. What is switched on or off is written in either case; a name,
 * a number or a list only if there is one. Use once.
 */
final class HostSettings {
  private final HostSpec host;
  private final Secrets secrets;
  private final List<Setting> settings = new ArrayList<>();

  HostSettings(HostSpec host, Secrets secrets) {
    this.host = host;
    this.secrets = secrets;
  }

  List<Setting> list() {
    if (!host.namespace().isEmpty()) {
      settings.add(new Setting.Own(new Setting.Text("net_namespace", host.namespace())));
    }
    device(host.device());
    link(host.link());
    ExtraAnnounceSpec extra = host.extraAnnounce();
    if (extra.seconds() > 0) {
      String seconds = Integer.toString(extra.seconds());
      settings.add(
          new Setting.Words(
              "garp_extra_if", extra.all() ? List.of("all", seconds) : List.of(seconds)));
    }
    if (host.latePriority() > 0) {
      settings.add(EffectiveSettings.number("timer_expired_backup", host.latePriority()));
    }
    HmacSpec hmac = host.hmac();
    if (hmac != null) {
      settings.add(new Setting.Block("auth_hmac", "", hmac(hmac)));
    }
    SystemSettings.lines(
        "virtual_routes", host.routes().stream().map(RouteWords::of).toList(), settings);
    SystemSettings.lines(
        "virtual_rules", host.rules().stream().map(RuleWords::of).toList(), settings);
    return settings;
  }

  private void device(DeviceSpec device) {
    switch (device) {
      case DeviceSpec.None none -> {
        // Nothing is made.
      }
      case DeviceSpec.Vmac vmac -> {
        List<String> words = named(vmac.name());
        if (vmac.mac() != null) {
          words.add(String.valueOf(vmac.mac()));
        }
        AddressWords.flag("netlink_notify_msg", vmac.notifies(), words);
        settings.add(new Setting.Words("use_vmac", grouped(words, vmac.group())));
        settings.add(new Setting.Flag("vmac_xmit_base", vmac.advertsOnBase()));
      }
      case DeviceSpec.Ipvlan ipvlan -> {
        List<String> words = named(ipvlan.name());
        if (ipvlan.address() != null) {
          words.add(String.valueOf(ipvlan.address()));
        }
        words.add(ipvlan.mode().name().toLowerCase(Locale.ROOT));
        settings.add(new Setting.Words("use_ipvlan", grouped(words, ipvlan.group())));
      }
    }
  }

  private static List<String> named(String name) {
    return new ArrayList<>(name.isEmpty() ? List.of() : List.of("name", name));
  }

  private static List<String> grouped(List<String> words, String group) {
    if (!group.isEmpty()) {
      words.addAll(List.of("group", group));
    }
    return words;
  }

  private void link(LinkSpec link) {
    if (!link.vrf().isEmpty()) {
      settings.add(new Setting.Text("vrf", link.vrf()));
    }
    flag("track_src_ip", link.tracksSource());
    flag("dont_track_primary", link.ignoresOwnLink());
    flag("linkbeat_use_polling", link.polled());
    flag("promote_secondaries", link.promotesSecondaries());
    flag("use_vmac_addr", link.addressesOnVmacs());
    settings.add(new Setting.Flag(link.accepts() ? "accept" : "no_accept", true));
    if (link.receiveBufferBytes() > 0) {
      settings.add(EffectiveSettings.number("kernel_rx_buf_size", link.receiveBufferBytes()));
    }
  }

  private void flag(String keyword, boolean isSet) {
    settings.add(new Setting.Flag(keyword, isSet));
  }

  private static String hex(HmacKeySpec key) {
    return "hex:" + HexFormat.of().formatHex(key.key());
  }

  private List<Setting> hmac(HmacSpec hmac) {
    List<Setting> block = new ArrayList<>();
    block.add(
        new Setting.Repeated(
            "key",
            hmac.keys().stream()
                .map(key -> List.of(Integer.toString(key.id()), secrets.shownKey(hex(key))))
                .toList()));
    block.add(EffectiveSettings.number("active_key", hmac.activeKey()));
    block.add(EffectiveSettings.number("time_window", hmac.windowSeconds()));
    block.add(new Setting.Text("anti_replay", hmac.monotonic() ? "monotonic" : "time"));
    String mode = hmac.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    block.add(new Setting.Text("mode", mode));
    return block;
  }
}
