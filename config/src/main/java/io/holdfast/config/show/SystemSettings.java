package io.holdfast.config.show;

import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.FilesSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.core.spec.host.ManagementSpec;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.core.spec.host.ProcessSpec;
import io.holdfast.core.spec.host.ProcessesSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration asks of the host as a whole. What is switched on or off is written in either
 * case, and a number that has a default; a name or a list only if there is one. Use once.
 */
final class SystemSettings {
  /** The default of numbers that are only written if the file has one. */
  private static final long UNSET = 0;

  private final SystemSpec system;
  private List<Setting> settings = new ArrayList<>();

  SystemSettings(SystemSpec system) {
    this.system = system;
  }

  /** Returns the lines at the top level, which stand before the blocks. */
  List<Setting> lines() {
    settings = new ArrayList<>();
    NamespaceSpec namespace = system.namespace();
    text("net_namespace", namespace.network());
    text("instance", namespace.instance());
    flag("use_pid_dir", namespace.pidDirectory());
    flag("linkbeat_use_polling", system.interfaces().polled());
    return settings;
  }

  /** Returns the blocks at the top level. */
  List<Setting> blocks() {
    settings = new ArrayList<>();
    StaticSpec statics = system.statics();
    InterfacesSpec interfaces = system.interfaces();
    for (TrackGroupSpec group : statics.groups()) {
      List<List<String>> members = group.members().stream().map(List::of).toList();
      settings.add(
          new Setting.Block(
              "track_group", group.name(), List.of(new Setting.Lines("group", members))));
    }
    lines("static_ipaddress", statics.addresses().stream().map(AddressWords::of).toList());
    lines("static_routes", statics.routes().stream().map(RouteWords::of).toList());
    lines("static_rules", statics.rules().stream().map(RuleWords::of).toList());
    lines("linkbeat_interfaces", interfaces.polls().stream().map(SystemSettings::poll).toList());
    interfaces.garpGroups().forEach(this::garpGroup);
    return settings;
  }

  /** Returns the lines of {@code global_defs}. */
  List<Setting> global() {
    settings = new ArrayList<>();
    processes(system.processes());
    buffers(system.buffers());
    interfaces(system.interfaces());
    lease(system.lease());
    firewall(system.firewall());
    management(system.management());
    files(system.files());
    return settings;
  }

  private static List<String> poll(LinkPollSpec poll) {
    return poll.method() == LinkPollSpec.Method.ANY
        ? List.of(poll.interfaceName())
        : List.of(poll.interfaceName(), poll.method().name());
  }

  private void garpGroup(GarpGroupSpec group) {
    List<Setting> block = new ArrayList<>();
    if (group.garpNanos() != GarpGroupSpec.UNSET) {
      block.add(EffectiveSettings.seconds("garp_interval", group.garpNanos()));
    }
    if (group.gnaNanos() != GarpGroupSpec.UNSET) {
      block.add(EffectiveSettings.seconds("gna_interval", group.gnaNanos()));
    }
    lines("interfaces", group.interfaces().stream().map(List::of).toList(), block);
    settings.add(new Setting.Block("garp_group", "", block));
  }

  private void processes(ProcessesSpec processes) {
    ProcessesSpec usual = ProcessesSpec.DEFAULT;
    flag("process_names", processes.named());
    text("process_name", processes.parentName());
    process("vrrp", processes.vrrp());
    process("bfd", processes.bfd());
    flag("bfd_no_swap", processes.bfd().lockMemory());
    number("max_auto_priority", processes.maxAutoPriority(), usual.maxAutoPriority());
    number("min_auto_priority_delay", processes.minAutoDelayMicros(), usual.minAutoDelayMicros());
    number("child_wait_time", processes.stopWaitSeconds(), usual.stopWaitSeconds());
    settings.add(new Setting.Text("umask", "0" + Integer.toOctalString(processes.fileMask())));
    choice("use_symlink_paths", processes.keepsLinks());
    choice("set_supplementary_groups", processes.supplementaryGroups());
  }

  private void process(String prefix, ProcessSpec process) {
    text(prefix + "_process_name", process.name());
    if (!process.processors().isEmpty()) {
      settings.add(
          new Setting.Words(
              prefix + "_cpu_affinity",
              process.processors().stream().map(String::valueOf).toList()));
    }
    long limit = ProcessSpec.DEFAULT.realtimeLimitMicros();
    number(prefix + "_rlimit_rttime", process.realtimeLimitMicros(), limit);
    number(prefix + "_priority", process.niceValue(), 0);
    number(prefix + "_rt_priority", process.realtimePriority(), 0);
  }

  private void buffers(BuffersSpec buffers) {
    buffer("vrrp_netlink_cmd_rcv_bufs", buffers.netlinkCommand());
    buffer("vrrp_netlink_monitor_rcv_bufs", buffers.netlinkMonitor());
    buffer("process_monitor_rcv_bufs", buffers.processMonitor());
    switch (buffers.policy()) {
      case KERNEL -> {
        // Nothing is set.
      }
      case MTU, ADVERT ->
          settings.add(new Setting.Text("vrrp_rx_bufs_policy", buffers.policy().name()));
      case BYTES ->
          settings.add(EffectiveSettings.number("vrrp_rx_bufs_policy", buffers.advertBytes()));
    }
    number("vrrp_rx_bufs_multiplier", buffers.multiplier(), BuffersSpec.DEFAULT.multiplier());
  }

  private void buffer(String keyword, BufferSpec buffer) {
    number(keyword, buffer.bytes(), 0);
    choice(keyword + "_force", buffer.forced());
  }

  private void lease(LeaseSpec lease) {
    if (lease.kind() != LeaseSpec.Kind.AUTO) {
      boolean isOff = lease.kind() == LeaseSpec.Kind.OFF;
      String word = isOff ? "off" : Integer.toString(lease.seconds());
      settings.add(new Setting.OwnLines("address_lease", List.of(List.of(word))));
    }
  }

  private void interfaces(InterfacesSpec interfaces) {
    switch (interfaces.dynamic()) {
      case OFF -> flag("dynamic_interfaces", false);
      case ON -> flag("dynamic_interfaces", true);
      case CHANGING -> text("dynamic_interfaces", "allow_if_changes");
    }
    text("default_interface", interfaces.defaultName());
    text("vmac_prefix", interfaces.vmacPrefix());
    text("vmac_addr_prefix", interfaces.addressVmacPrefix());
    flag("disable_local_igmp", interfaces.localIgmpDisabled());
    if (interfaces.bootDelayNanos() > 0) {
      settings.add(EffectiveSettings.seconds("vrrp_delay_after_boot", interfaces.bootDelayNanos()));
    }
  }

  private void firewall(FirewallSpec firewall) {
    text("nftables", firewall.table());
    number("nftables_priority", firewall.priority(), FirewallSpec.DEFAULT.priority());
    flag("nftables_ifindex", firewall.byIndex());
    flag("nftables_counters", firewall.counted());
  }

  private void management(ManagementSpec management) {
    text("snmp_socket", management.socket());
    flag("enable_traps", management.traps());
    flag("enable_snmp_vrrp", management.keepalivedMib());
    flag("enable_snmp_rfcv2", management.rfc2787Mib());
    flag("enable_snmp_rfcv3", management.rfc6527Mib());
    flag("enable_dbus", management.dbus());
    boolean isUsual = management.busName().equals(ManagementSpec.BUS_NAME);
    text("dbus_service_name", isUsual ? "" : management.busName());
    text("dbus_no_interface_name", management.nameWithoutInterface());
    ListenSpec metrics = management.metrics();
    if (metrics != null) {
      List<String> words = List.of(metrics.toString());
      settings.add(new Setting.OwnLines("metrics_listen", List.of(words)));
    }
  }

  private void files(FilesSpec files) {
    optional("config_save_dir", files.saveDirectory());
    optional("reload_check_config", files.checkLog());
    optional("reload_time_file", files.reloadTime());
    flag("reload_repeat", files.keepsReloadTime());
    optional("reload_file", files.reloading());
    choice("data_use_instance", files.namedByInstance());
    text("state_dump_file", files.stateDump());
    text("stats_dump_file", files.statsDump());
    text("json_dump_file", files.jsonDump());
    number("json_version", files.jsonVersion(), FilesSpec.DEFAULT.jsonVersion());
    text("iproute_usr_dir", files.iprouteUsr());
    text("iproute_etc_dir", files.iprouteEtc());
  }

  private void text(String keyword, String value) {
    if (!value.isEmpty()) {
      settings.add(new Setting.Text(keyword, value));
    }
  }

  private void optional(String keyword, @Nullable String value) {
    settings.add(
        value == null || value.isEmpty()
            ? new Setting.Flag(keyword, value != null)
            : new Setting.Text(keyword, value));
  }

  private void flag(String keyword, boolean isSet) {
    settings.add(new Setting.Flag(keyword, isSet));
  }

  private void choice(String keyword, boolean isOn) {
    settings.add(new Setting.Switch(keyword, isOn));
  }

  private void number(String keyword, long value, long usual) {
    if (value != usual || usual != UNSET) {
      settings.add(EffectiveSettings.number(keyword, value));
    }
  }

  private void lines(String keyword, List<List<String>> lines) {
    lines(keyword, lines, settings);
  }

  static void lines(String keyword, List<List<String>> lines, List<Setting> settings) {
    if (!lines.isEmpty()) {
      settings.add(new Setting.Lines(keyword, lines));
    }
  }
}
