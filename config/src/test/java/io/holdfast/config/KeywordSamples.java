package io.holdfast.config;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.ValueType;
import java.util.List;
import java.util.Map;

/** Lines for every keyword of the table, right ones and wrong ones, made from its type. */
final class KeywordSamples {
  /** One of each kind that can be tracked, for the lines that name one. */
  static final String DEFINITIONS =
      """
      vrrp_script s {
      script /bin/true
      }
      track_file f {
      file /f
      }
      vrrp_track_process p {
      process p
      }
      bfd_instance b {
      neighbor_ip 10.0.0.77
      }
      """;

  /** What no type of the table can make a sample of. */
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("root static_ipaddress", "static_ipaddress { 10.9.0.1/24 dev eth1 }"),
          Map.entry("root static_routes", "static_routes { 10.9.0.0/24 dev eth1 }"),
          Map.entry("root static_rules", "static_rules { from 10.9.0.0/24 table 9 preference 9 }"),
          Map.entry("root linkbeat_interfaces", "linkbeat_interfaces { eth1 }"),
          Map.entry("root interface_up_down_delays", "interface_up_down_delays { eth1 1 2 }"),
          Map.entry("root tracker_group", "tracker_group g any interface eth1 interface eth2"),
          Map.entry("root garp_group", "garp_group {\ngarp_interval 1\ninterface eth0\n}"),
          Map.entry("root track_group", "track_group g {\ngroup { A }\n}"),
          Map.entry("root global_defs", "global_defs { \nrouter_id x\n}"),
          Map.entry(
              "root vrrp_instance", "vrrp_instance Z {\ninterface eth0\nvirtual_router_id 9\n}"),
          Map.entry("root vrrp_sync_group", "vrrp_sync_group Z {\ngroup { A B }\n}"),
          Map.entry("root vrrp_script", ""),
          Map.entry("root track_file", "track_file z {\nfile /z\n}"),
          Map.entry("root vrrp_track_file", "vrrp_track_file z {\nfile /z\n}"),
          Map.entry("root vrrp_track_process", "vrrp_track_process z {\nprocess z\n}"),
          Map.entry("root bfd_instance", "bfd_instance z {\nneighbor_ip 10.0.0.7\n}"),
          Map.entry("global_defs notification_email", "notification_email { a@b }"),
          Map.entry("global_defs address_lease", "address_lease 77"),
          Map.entry("global_defs metrics_listen", "metrics_listen 127.0.0.1:9650"),
          Map.entry("global_defs umask", "umask 077"),
          Map.entry("global_defs vrrp_cpu_affinity", "vrrp_cpu_affinity 0"),
          Map.entry("global_defs bfd_cpu_affinity", "bfd_cpu_affinity 0"),
          Map.entry("global_defs vrrp_rx_bufs_policy", "vrrp_rx_bufs_policy ADVERT"),
          Map.entry("global_defs vrrp_garp_extra_if", "vrrp_garp_extra_if 7"),
          Map.entry("global_defs vrrp_vmac_garp_intvl", "vrrp_vmac_garp_intvl 7"),
          Map.entry("global_defs vrrp_mcast_group4", "vrrp_mcast_group4 224.0.0.77"),
          Map.entry("global_defs vrrp_mcast_group6", "vrrp_mcast_group6 ff02::77"),
          Map.entry("global_defs reload_time_file", "reload_time_file /z"),
          Map.entry("vrrp_script check", "check ping 10.0.0.1"),
          Map.entry(
              "vrrp_instance authentication", "authentication {\nauth_type PASS\nauth_pass a\n}"),
          Map.entry(
              "vrrp_instance auth_hmac",
              "auth_hmac {\nkey 1 00112233445566778899aabbccddeeff\nactive_key 1\n}"),
          Map.entry("vrrp_instance mcast_src_ip", "mcast_src_ip 10.0.0.9"),
          Map.entry("vrrp_instance mcast_dst_ip", "mcast_dst_ip 224.0.0.77"),
          Map.entry("vrrp_instance unicast_peer", "unicast_peer { 10.0.0.8 }"),
          Map.entry("vrrp_instance virtual_ipaddress", "virtual_ipaddress { 10.8.0.1 }"),
          Map.entry(
              "vrrp_instance virtual_ipaddress_excluded",
              "virtual_ipaddress_excluded { 10.8.0.1 }"),
          Map.entry("vrrp_instance virtual_routes", "virtual_routes { 10.9.0.0/24 dev eth1 }"),
          Map.entry("vrrp_instance virtual_rules", "virtual_rules { from 10.9.0.0/24 table 9 }"),
          Map.entry("vrrp_instance garp_extra_if", "garp_extra_if 7"),
          Map.entry("vrrp_instance vmac_garp_intvl", "vmac_garp_intvl 7"),
          Map.entry("vrrp_instance track_interface", "track_interface { eth1 }"),
          Map.entry("vrrp_instance track_script", "track_script { s }"),
          Map.entry("vrrp_instance track_file", "track_file { f }"),
          Map.entry("vrrp_instance track_process", "track_process { p }"),
          Map.entry("vrrp_instance track_bfd", "track_bfd { b }"),
          Map.entry("vrrp_instance track_combination", "track_combination c"),
          Map.entry("authentication auth_type", "auth_type AH"),
          Map.entry("auth_hmac key", "key 2 00112233445566778899aabbccddeeff"),
          Map.entry("auth_hmac active_key", "active_key 2\nkey 2 00112233445566778899aabbccddeeff"),
          Map.entry("vrrp_sync_group group", "group { A }"),
          Map.entry("vrrp_sync_group track_interface", "track_interface { eth1 }"),
          Map.entry("vrrp_sync_group track_script", "track_script { s }"),
          Map.entry("vrrp_sync_group track_file", "track_file { f }"),
          Map.entry("vrrp_sync_group track_process", "track_process { p }"),
          Map.entry("vrrp_sync_group track_bfd", "track_bfd { b }"),
          Map.entry("vrrp_sync_group track_combination", "track_combination c"),
          Map.entry("track_group group", "group { B }"),
          Map.entry("garp_group interfaces", "interfaces { eth5 }"));

  private KeywordSamples() {}

  /** Returns whole lines or blocks that the keyword may begin. */
  static List<String> valid(Keyword keyword) {
    String name = keyword.block() + " " + keyword.name();
    String prefix = keyword.isOwn() ? "@holdfast " : "";
    String given = SAMPLES.get(name);
    if (given != null) {
      return List.of(prefix + given);
    }
    return values(keyword.type()).stream()
        .map(value -> (prefix + keyword.name() + " " + value).stripTrailing())
        .toList();
  }

  private static List<String> values(ValueType type) {
    return switch (type.kind()) {
      case FLAG -> List.of("");
      case BOOL -> List.of("on", "off");
      case INT, STRICT, WEIGHT ->
          List.of(Long.toString(type.min() + 1), Long.toString(type.min() + 6), "");
      case TIME, MILLIS -> List.of("3", "1500", "0.5");
      case IP -> List.of("10.0.0.99");
      case ENUM -> type.words();
      case TEXT, TEXTS, SCRIPT -> List.of("/zz", "10.0.0.98", "");
      case BLOCK, LINES, NAMES -> List.of();
    };
  }

  /** Returns a line with a value that is not of the keyword's type, or without what it needs. */
  static String invalid(Keyword keyword) {
    return (keyword.name() + " " + wrong(keyword.type())).stripTrailing();
  }

  private static String wrong(ValueType type) {
    return switch (type.kind()) {
      case BOOL, INT, STRICT, WEIGHT, TIME, MILLIS, ENUM, FLAG -> "zzz";
      case IP -> "10.0.0.256";
      case TEXT, TEXTS, SCRIPT -> "";
      case BLOCK -> (type.maxWords() == 0 ? "zzz " : "") + "{\n}";
      case LINES, NAMES -> "zzz {\n!\n}";
    };
  }
}
