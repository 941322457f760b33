package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.keyword.Standing;
import io.holdfast.config.show.ConfigWriter;
import io.holdfast.config.show.Secrets;
import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every keyword with a value changes the specifications, or stands here with the reason. */
class KeywordsReachSpecsTest {
  private static final KeywordTable TABLE = KeywordTable.get();

  /** What says nothing that outlives the reading of the text. */
  private static final Map<String, String> WITHOUT_SPEC =
      Map.ofEntries(
          Map.entry("root namespace_with_ipsets", "nothing needs to be done for it"),
          Map.entry("root net_namespace_ipvs", "it belongs to LVS"),
          Map.entry("root vrrp_script", "one that nothing tracks is not run"),
          Map.entry("global_defs vrrp_ipsets", "there are no iptables here"),
          Map.entry("global_defs include_check", "the reader of the text acts on it"),
          Map.entry("global_defs random_seed", "it changes what the text says, not its meaning"),
          Map.entry("global_defs tmp_config_directory", "no merged copy of the text is made"),
          Map.entry("vrrp_instance accept", "it says what holds unless vrrp_strict is on"),
          Map.entry("vrrp_instance debug", "it has no effect in keepalived"),
          Map.entry("vrrp_instance preempt", "it takes nopreempt back"),
          Map.entry("vrrp_instance lvs_sync_daemon_interface", "it belongs to LVS"),
          Map.entry("bfd_instance vrrp", "it says what holds without it"));

  /** Lines that must stand there too, for a keyword to mean anything. */
  private static final Map<String, String> BESIDE =
      Map.ofEntries(
          Map.entry("vrrp_instance v3_checksum_as_v2", "version 3\nvirtual_ipaddress { 10.8.0.1 }"),
          Map.entry("vrrp_instance version", "virtual_ipaddress { 10.8.0.1 }"),
          Map.entry("vrrp_instance strict_mode", "virtual_ipaddress { 10.8.0.1 }"),
          Map.entry("vrrp_instance native_ipv6", "no_virtual_ipaddress"),
          Map.entry("vrrp_instance no_virtual_ipaddress", "version 3"),
          Map.entry(
              "vrrp_instance vrf",
              "}\nvrrp_instance V {\nvirtual_router_id 60\nvirtual_ipaddress { 10.8.0.3 }\n"
                  + "unicast_src_ip 10.0.0.9\nunicast_peer { 10.0.0.8 }"),
          Map.entry("vrrp_instance owner_ignore_adverts", "priority 255"),
          Map.entry("vrrp_instance timer_expired_backup", "nopreempt"),
          Map.entry("vrrp_instance thread_timer_expired", "nopreempt"),
          Map.entry("vrrp_instance vmac_xmit_base", "use_vmac"),
          Map.entry("vrrp_instance track_src_ip", "mcast_src_ip 10.0.0.9"),
          Map.entry("vrrp_instance check_unicast_src", "unicast_peer { 10.0.0.8 }"),
          Map.entry("vrrp_instance unicast_ttl", "unicast_peer { 10.0.0.8 }"),
          Map.entry("vrrp_instance old_unicast_checksum", "unicast_peer { 10.0.0.8 }"),
          Map.entry(
              "vrrp_instance notify_before_master_timeout", "@holdfast notify_before_master /a"),
          Map.entry(
              "vrrp_instance notify_before_release_timeout", "@holdfast notify_before_release /a"),
          Map.entry("global_defs startup_script_timeout", "startup_script /a"),
          Map.entry("global_defs shutdown_script_timeout", "shutdown_script /a"),
          Map.entry("global_defs notify_fifo_script", "notify_fifo /a"),
          Map.entry("global_defs vrrp_notify_fifo_script", "vrrp_notify_fifo /a"),
          Map.entry("global_defs smtp_alert", "notification_email { a@b }\nsmtp_server 10.0.0.1"),
          Map.entry(
              "global_defs smtp_alert_vrrp", "notification_email { a@b }\nsmtp_server 10.0.0.1"),
          Map.entry("vrrp_track_process param_match", "process db -x"));

  /** Blocks with what must stand in them; %s is the line to try. */
  private static final Map<String, String> BLOCKS =
      Map.ofEntries(
          Map.entry("root", "%s"),
          Map.entry("global_defs", "global_defs {\n%s\n}"),
          Map.entry("vrrp_script", "vrrp_script s {\nscript /bin/s\n%s\n}"),
          Map.entry(
              "vrrp_instance", "vrrp_instance T {\ninterface eth0\nvirtual_router_id 50\n%s\n}"),
          Map.entry(
              "authentication",
              "vrrp_instance T {\ninterface eth0\nvirtual_router_id 50\n"
                  + "authentication {\nauth_type PASS\nauth_pass a\n%s\n}\n}"),
          Map.entry(
              "auth_hmac",
              "vrrp_instance T {\ninterface eth0\nvirtual_router_id 50\n"
                  + "auth_hmac {\nkey 1 00112233445566778899aabbccddeeff\nactive_key 1\n%s\n}\n}"),
          Map.entry("vrrp_sync_group", "vrrp_sync_group G {\n%s\ngroup { B U }\n}"),
          Map.entry("track_group", "track_group g {\n%s\ngroup { A }\n}"),
          Map.entry("garp_group", "garp_group {\ngarp_interval 1\ninterface eth0\n%s\n}"),
          Map.entry("track_file", "track_file t {\n%s\nfile /t\n}"),
          Map.entry("vrrp_track_process", "vrrp_track_process t {\n%s\nprocess t\n}"),
          Map.entry("bfd_instance", "bfd_instance t {\nneighbor_ip 10.0.0.7\n%s\n}"));

  private static final String DEFINED =
      KeywordSamples.DEFINITIONS + "@holdfast tracker_group c any interface eth1 interface eth2\n";

  private static final String INSTANCES =
      """
      vrrp_instance A {
      interface eth0
      virtual_router_id 1
      track_script { s }
      virtual_ipaddress { 10.0.0.1 }
      }
      vrrp_instance B {
      interface eth0
      virtual_router_id 2
      version 3
      priority 255
      virtual_ipaddress { 10.0.0.2 }
      }
      vrrp_instance U {
      interface eth0
      virtual_router_id 3
      unicast_peer { 10.0.0.8 }
      virtual_ipaddress { 10.0.0.3 }
      }
      vrrp_instance S {
      interface eth0
      virtual_router_id 4
      virtual_ipaddress { fe80::4 }
      }
      """;

  @Test
  void everyKeywordChangesTheSpecificationsOrHasAReason() {
    List<String> surprises = new ArrayList<>();
    for (String block : BLOCKS.keySet()) {
      for (Keyword keyword : TABLE.keywords(block)) {
        String name = block + " " + keyword.name();
        boolean isExempt = WITHOUT_SPEC.containsKey(name) || keyword.standing() == Standing.LVS;
        if (reaches(keyword, name) == isExempt) {
          surprises.add(name + (isExempt ? " changes the specifications" : " changes nothing"));
        }
      }
    }
    assertThat(surprises).isEmpty();
  }

  @Test
  void everyKeywordSurvivesBeingShown() {
    List<String> lost = new ArrayList<>();
    for (String block : BLOCKS.keySet()) {
      for (Keyword keyword : TABLE.keywords(block)) {
        String beside = BESIDE.getOrDefault(block + " " + keyword.name(), "");
        for (String sample : KeywordSamples.valid(keyword)) {
          Configuration read = load(block, beside + "\n" + sample);
          if (read != null && !read.equals(read(ConfigWriter.text(read, Secrets.SHOWN)))) {
            lost.add(block + " " + sample);
          }
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  private static boolean reaches(Keyword keyword, String name) {
    String beside = BESIDE.getOrDefault(name, "");
    Configuration without = load(keyword.block(), beside);
    return KeywordSamples.valid(keyword).stream()
        .map(sample -> load(keyword.block(), beside + "\n" + sample))
        .anyMatch(with -> with != null && !with.equals(without));
  }

  private static @Nullable Configuration load(String block, String lines) {
    String text = BLOCKS.get(block).replace("%s", lines);
    String whole =
        block.equals("vrrp_script")
            ? text + DEFINED.substring(DEFINED.indexOf("track_file")) + INSTANCES
            : block.equals("vrrp_sync_group") || block.equals("vrrp_instance")
                ? DEFINED + INSTANCES + text
                : DEFINED + text + "\n" + INSTANCES;
    return read(whole);
  }

  private static @Nullable Configuration read(String whole) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    return ConfigurationLoader.load(
            new LoadRequest("main.conf", new MemorySource().with("main.conf", whole), environment))
        .configuration();
  }
}
