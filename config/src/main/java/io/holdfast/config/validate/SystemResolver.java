package io.holdfast.config.validate;

import io.holdfast.config.parse.AddressDraft;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.PlainValues;
import io.holdfast.config.text.CNumbers;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.FilesSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.ManagementSpec;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.core.spec.host.ProcessSpec;
import io.holdfast.core.spec.host.ProcessesSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves what a configuration asks of the host as a whole. Use once. */
final class SystemResolver {
  private static final String NOWHERE = "/dev/null";

  private final Draft draft;
  private final PlainValues root;
  private final PlainValues global;

  SystemResolver(Draft draft) {
    this.draft = draft;
    this.root = draft.plain;
    this.global = draft.global.plain;
  }

  SystemSpec resolve() {
    return new SystemSpec(
        namespace(),
        processes(),
        buffers(),
        interfaces(),
        firewall(),
        management(),
        files(),
        new StaticSpec(
            addresses(draft.staticAddresses),
            draft.staticRoutes,
            draft.staticRules,
            draft.trackGroupSpecs),
        draft.global.lease);
  }

  private static List<AddressSpec> addresses(List<AddressDraft> lines) {
    List<AddressSpec> specs = new ArrayList<>(lines.size());
    for (AddressDraft line : lines) {
      specs.add(address(line));
    }
    return specs;
  }

  private static AddressSpec address(AddressDraft line) {
    return new AddressSpec(
        line.prefix(),
        line.interfaceName(),
        line.scope(),
        line.label(),
        line.broadcast(),
        line.options());
  }

  private NamespaceSpec namespace() {
    String instance = root.text("instance");
    boolean isNamed = !instance.isEmpty();
    return new NamespaceSpec(
        root.text("net_namespace"), instance, isNamed || root.isSet("use_pid_dir"));
  }

  private ProcessesSpec processes() {
    ProcessesSpec usual = ProcessesSpec.DEFAULT;
    boolean raises = global.isSet("max_auto_priority");
    long wait = root.number("child_wait_time", usual.stopWaitSeconds());
    return new ProcessesSpec(
        global.isSet("process_names"),
        global.text("process_name"),
        process("vrrp"),
        process("bfd"),
        raises ? (int) global.number("max_auto_priority", 99) : usual.maxAutoPriority(),
        global.number("min_auto_priority_delay", usual.minAutoDelayMicros()),
        global.number("child_wait_time", wait),
        (int) global.number("umask", usual.fileMask()),
        global.isOn("use_symlink_paths"),
        global.isOn("set_supplementary_groups"));
  }

  /** What stands for the VRRP process in the global settings is not taken here again. */
  private ProcessSpec process(String prefix) {
    ProcessSpec usual = ProcessSpec.DEFAULT;
    boolean isBfd = prefix.equals("bfd");
    long limit = global.number(prefix + "_rlimit_rttime", usual.realtimeLimitMicros());
    return new ProcessSpec(
        global.text(prefix + "_process_name"),
        processors(global.words(prefix + "_cpu_affinity")),
        Math.max(2, limit),
        isBfd ? (int) global.number("bfd_priority", 0) : 0,
        isBfd ? (int) global.number("bfd_rt_priority", 0) : 0,
        isBfd && global.isSet("bfd_no_swap"));
  }

  private static List<Integer> processors(List<String> words) {
    Set<Integer> processors = new LinkedHashSet<>();
    for (String word : words) {
      processors.add(processor(word));
    }
    return List.copyOf(processors);
  }

  private static Integer processor(String word) {
    Long number = CNumbers.parse(word);
    return number == null ? 0 : number.intValue();
  }

  private BuffersSpec buffers() {
    long bytes = global.number("vrrp_rx_bufs_policy", 0);
    return new BuffersSpec(
        buffer("vrrp_netlink_cmd_rcv_bufs"),
        buffer("vrrp_netlink_monitor_rcv_bufs"),
        buffer("process_monitor_rcv_bufs"),
        bytes > 0 ? BuffersSpec.Policy.BYTES : policy(global.text("vrrp_rx_bufs_policy")),
        bytes,
        global.number("vrrp_rx_bufs_multiplier", BuffersSpec.DEFAULT.multiplier()));
  }

  private static BuffersSpec.Policy policy(String word) {
    return switch (word) {
      case "MTU" -> BuffersSpec.Policy.MTU;
      case "ADVERT" -> BuffersSpec.Policy.ADVERT;
      default -> BuffersSpec.Policy.KERNEL;
    };
  }

  private BufferSpec buffer(String keyword) {
    return new BufferSpec(global.number(keyword, 0), global.isOn(keyword + "_force"));
  }

  private InterfacesSpec interfaces() {
    InterfacesSpec.Dynamic dynamic =
        global.text("dynamic_interfaces").equals("allow_if_changes")
            ? InterfacesSpec.Dynamic.CHANGING
            : InterfacesSpec.Dynamic.ON;
    return new InterfacesSpec(
        global.isSet("dynamic_interfaces") ? dynamic : InterfacesSpec.Dynamic.OFF,
        global.text("default_interface"),
        global.text("vmac_prefix"),
        global.text("vmac_addr_prefix"),
        global.isSet("disable_local_igmp"),
        root.isSet("linkbeat_use_polling"),
        draft.linkPolls,
        draft.garpGroups,
        global.nanos("vrrp_delay_after_boot"));
  }

  private FirewallSpec firewall() {
    FirewallSpec usual = FirewallSpec.DEFAULT;
    boolean asked = global.isSet("nftables") || global.isSet("vrrp_iptables");
    String table = global.text("nftables");
    return new FirewallSpec(
        asked && table.isEmpty() ? FirewallSpec.TABLE : table,
        (int) global.number("nftables_priority", usual.priority()),
        global.isSet("nftables_ifindex"),
        global.isSet("nftables_counters"));
  }

  private ManagementSpec management() {
    boolean both = global.isSet("enable_snmp_rfc");
    boolean isNamed = global.isSet("dbus_service_name");
    return new ManagementSpec(
        global.text("snmp_socket"),
        global.isSet("enable_traps"),
        global.isSet("enable_snmp_vrrp"),
        both || global.isSet("enable_snmp_rfcv2"),
        both || global.isSet("enable_snmp_rfcv3"),
        global.isSet("enable_dbus"),
        isNamed ? global.text("dbus_service_name") : ManagementSpec.BUS_NAME,
        global.text("dbus_no_interface_name"),
        draft.global.metrics);
  }

  private FilesSpec files() {
    String log = global.textOrNull("reload_check_config");
    return new FilesSpec(
        global.textOrNull("config_save_dir"),
        log == null || !log.isEmpty() ? log : NOWHERE,
        absolute(global.textOrNull("reload_time_file")),
        global.isSet("reload_repeat"),
        global.textOrNull("reload_file"),
        global.isOn("data_use_instance"),
        global.text("state_dump_file"),
        global.text("stats_dump_file"),
        global.text("json_dump_file"),
        (int) global.number("json_version", FilesSpec.DEFAULT.jsonVersion()),
        global.text("iproute_usr_dir"),
        global.text("iproute_etc_dir"));
  }

  private static @Nullable String absolute(@Nullable String path) {
    return path != null && path.startsWith("/") ? path : null;
  }
}
