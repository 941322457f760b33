package io.holdfast.config.show;

import static io.holdfast.config.show.EffectiveSettings.number;
import static io.holdfast.config.show.EffectiveSettings.seconds;

import io.holdfast.config.text.Octets;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of one virtual router. Use once. */
final class RouterSettings {
  private static final int CENTISECOND_DIGITS = 2;
  private static final int MAX_TTL = 255;

  private final RouterSpec spec;
  private final Secrets secrets;
  private final List<Setting> settings = new ArrayList<>();

  RouterSettings(RouterSpec spec, Secrets secrets) {
    this.spec = spec;
    this.secrets = secrets;
  }

  List<Setting> list() {
    identity();
    timing();
    authentication();
    switch (spec.transport()) {
      case TransportSpec.Multicast multicast -> multicast(multicast);
      case TransportSpec.Unicast unicast -> unicast(unicast);
    }
    announcements(spec.announce());
    rules(spec.advertRules());
    settings.add(new Setting.Flag("no_virtual_ipaddress", spec.addresses().isEmpty()));
    addresses("virtual_ipaddress", spec.addresses());
    addresses("virtual_ipaddress_excluded", spec.excludedAddresses());
    settings.addAll(new HostSettings(spec.host(), secrets).list());
    settings.addAll(TrackerSettings.lists(spec.tracks()));
    settings.addAll(CommandSettings.notices(spec.notices()));
    settings.addAll(CommandSettings.gate(spec.gate()));
    return settings;
  }

  private void identity() {
    boolean showsFamily =
        !spec.addresses().isEmpty() || spec.transport() instanceof TransportSpec.Multicast;
    if (!showsFamily) {
      settings.add(new Setting.Flag("native_ipv6", spec.family() == Family.IPV6));
    }
    settings.add(new Setting.Text("state", spec.wantedState().name()));
    if (!spec.interfaceName().isEmpty()) {
      settings.add(new Setting.Text("interface", spec.interfaceName()));
    }
    settings.add(number("virtual_router_id", spec.vrid()));
    settings.add(number("version", spec.version()));
    settings.add(number("priority", spec.priority()));
  }

  private void timing() {
    BigDecimal interval = BigDecimal.valueOf(spec.advertIntervalCs(), CENTISECOND_DIGITS);
    BigDecimal shortest = interval.stripTrailingZeros();
    settings.add(
        new Setting.Amount("advert_int", shortest.scale() < 0 ? shortest.setScale(0) : shortest));
    settings.add(number("down_timer_adverts", spec.downTimerAdverts()));
    settings.add(new Setting.Flag(spec.preempt().enabled() ? "preempt" : "nopreempt", true));
    settings.add(seconds("preempt_delay", spec.preempt().delayNanos()));
  }

  private void authentication() {
    switch (spec.auth()) {
      case AuthSpec.None none -> {
        // There is no block.
      }
      case AuthSpec.Password password -> authentication("PASS", password.eightBytes());
      case AuthSpec.Header header -> authentication("AH", header.eightBytes());
    }
  }

  private void authentication(String type, long eightBytes) {
    settings.add(
        new Setting.Block(
            "authentication",
            "",
            List.of(
                new Setting.Text("auth_type", type),
                new Setting.Text("auth_pass", secrets.shown(text(eightBytes))))));
  }

  private void multicast(TransportSpec.Multicast multicast) {
    address("mcast_src_ip", multicast.source());
    address("mcast_dst_ip", multicast.group());
  }

  private void unicast(TransportSpec.Unicast unicast) {
    address("unicast_src_ip", unicast.source());
    settings.add(new Setting.Flag("unicast_fault_no_peer", unicast.peers().isEmpty()));
    if (!unicast.peers().isEmpty()) {
      settings.add(number("unicast_ttl", unicast.ttl()));
    }
    settings.add(new Setting.Flag("check_unicast_src", unicast.checkSource()));
    switch (unicast.checksum()) {
      case AUTOMATIC -> settings.add(new Setting.Flag("old_unicast_checksum", false));
      case ALWAYS -> settings.add(new Setting.Flag("old_unicast_checksum", true));
      case NEVER -> settings.add(new Setting.Text("old_unicast_checksum", "never"));
    }
    settings.add(
        new Setting.Lines(
            "unicast_peer", unicast.peers().stream().map(RouterSettings::peer).toList()));
  }

  private static List<String> peer(PeerSpec peer) {
    List<String> words = new ArrayList<>();
    words.add(peer.address().toString());
    if (peer.minTtl() != 0) {
      words.addAll(List.of("min_ttl", Integer.toString(peer.minTtl())));
    }
    if (peer.maxTtl() != MAX_TTL) {
      words.addAll(List.of("max_ttl", Integer.toString(peer.maxTtl())));
    }
    return words;
  }

  private void announcements(AnnounceSpec announce) {
    settings.add(seconds("garp_master_delay", announce.delayNanos()));
    settings.add(number("garp_master_repeat", announce.repeat()));
    settings.add(seconds("garp_master_refresh", announce.refreshNanos()));
    settings.add(number("garp_master_refresh_repeat", announce.refreshRepeat()));
    settings.add(seconds("garp_lower_prio_delay", announce.lowerPriorityDelayNanos()));
    settings.add(number("garp_lower_prio_repeat", announce.lowerPriorityRepeat()));
  }

  private void rules(AdvertRules rules) {
    settings.add(new Setting.Switch("lower_prio_no_advert", !rules.answerLowerPriority()));
    settings.add(new Setting.Switch("higher_prio_send_advert", rules.advertBeforeYielding()));
    settings.add(new Setting.Switch("skip_check_adv_addr", rules.skipAddressCheckOfMaster()));
    settings.add(new Setting.Switch("v3_checksum_as_v2", rules.checksumWithoutPseudoHeader()));
    settings.add(new Setting.Switch("owner_ignore_adverts", rules.ownerIgnoresAdverts()));
  }

  private void addresses(String keyword, List<AddressSpec> addresses) {
    if (!addresses.isEmpty()) {
      settings.add(new Setting.Lines(keyword, addresses.stream().map(AddressWords::of).toList()));
    }
  }

  private void address(String keyword, @Nullable IpAddress address) {
    if (address != null) {
      settings.add(new Setting.Text(keyword, address.toString()));
    }
  }

  private static String text(long eightBytes) {
    StringBuilder octets = new StringBuilder(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      char octet = (char) (eightBytes >>> shift & 0xff);
      if (octet != 0) {
        octets.append(octet);
      }
    }
    return Octets.decode(octets.toString());
  }
}
