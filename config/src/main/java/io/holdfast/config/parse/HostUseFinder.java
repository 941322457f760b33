package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.config.text.ScriptWords;
import io.holdfast.config.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the interfaces and programs in the tree of statements. Use once. */
final class HostUseFinder {
  private static final Set<String> START_AND_STOP = Set.of("startup_script", "shutdown_script");
  private static final Set<String> READERS =
      Set.of("notify_fifo_script", "vrrp_notify_fifo_script");
  private static final Set<String> OF_CHECKERS =
      Set.of("notify_up", "notify_down", "quorum_up", "quorum_down");
  private static final Set<String> NOTIFY =
      Set.of(
          "notify",
          "notify_master",
          "notify_backup",
          "notify_fault",
          "notify_stop",
          "notify_deleted",
          "notify_master_rx_lower_pri");
  private static final Set<String> UNKNOWN_TO_GROUPS =
      Set.of("notify_deleted", "notify_master_rx_lower_pri");
  private static final Set<String> NOT_A_NAME = Set.of("netlink_notify_msg", "group");
  private static final Set<String> DEVICE = Set.of("dev");
  private static final Set<String> ROUTE_DEVICE = Set.of("dev", "oif");
  private static final Set<String> RULE_DEVICE = Set.of("dev", "iif", "oif");
  private static final String ROUTE_MESSAGE =
      "WARNING - interface %s for VROUTE nexthop doesn't exist";
  private static final String RULE_MESSAGE = "WARNING - interface %s for rule doesn't exist";

  private static final String DEFAULT_MAIL_PORT = "25";

  private final HostUses uses;
  private final Map<String, String> vmacs = new HashMap<>();
  private String defaultInterface = "eth0";

  HostUseFinder(HostUses uses) {
    this.uses = uses;
  }

  /** Looks through the statements at the top level. */
  void find(List<Node> nodes) {
    for (Node node : nodes) {
      if (node.name().equals("global_defs")) {
        global(node);
      }
    }
    nodes.forEach(this::root);
  }

  private void global(Node block) {
    for (Node line : Lists.lines(block)) {
      String name = line.name();
      Word value = line.parameter(1);
      if (name.equals("dynamic_interfaces")) {
        uses.dynamicInterfaces = true;
      } else if (name.equals("default_interface") && value != null) {
        defaultInterface = value.text();
      } else if (name.equals("script_user") && value != null) {
        user(line, value, "Error setting global script uid/gid");
      } else if (name.equals("smtp_server") && value != null) {
        Word port = line.parameter(2);
        String shown = port == null ? DEFAULT_MAIL_PORT : port.text();
        uses.mailServers.add(new MailServerUse(value.place(), value.text(), shown));
      } else if (START_AND_STOP.contains(name)) {
        script(line, ScriptUse.Runner.PARENT);
      } else if (READERS.contains(name)) {
        script(line, ScriptUse.Runner.VRRP);
      }
    }
  }

  private void root(Node block) {
    switch (block.name()) {
      case "net_namespace" -> uses.elsewhere = true;
      case "vrrp_instance" -> instance(block);
      case "vrrp_sync_group" -> group(block);
      case "static_ipaddress" -> staticAddresses(block);
      case "static_routes" -> devices(block, ROUTE_DEVICE, ROUTE_MESSAGE);
      case "static_rules" -> devices(block, RULE_DEVICE, RULE_MESSAGE);
      case "garp_group" -> garpGroup(block);
      case "linkbeat_interfaces" ->
          links(block, "unknown interface %s specified for linkbeat interface");
      case "interface_up_down_delays" ->
          links(block, "unknown interface %s specified for up/down delay");
      case "virtual_server" -> checker(block);
      default -> {
        // Names nothing of the host.
      }
    }
  }

  /** Interfaces in another network namespace are not looked for here. */
  private void instance(Node block) {
    boolean isElsewhere =
        Lists.lines(block).stream()
            .anyMatch(line -> line.name().equals("net_namespace") && BlockReader.isOurs(line));
    for (Node line : Lists.lines(block)) {
      if (isElsewhere && !NOTIFY.contains(line.name())) {
        continue;
      }
      switch (line.name()) {
        case "interface" -> {
          Word name = line.parameter(1);
          boolean ignored =
              name != null && name.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME;
          String said = "WARNING - interface %s for vrrp_instance " + owner(block);
          absent(ignored ? null : name, said + " doesn't exist");
        }
        case "use_vmac" -> vmac(block, line);
        case "virtual_ipaddress", "virtual_ipaddress_excluded" -> addresses(line);
        case "virtual_routes" -> {
          devices(line, ROUTE_DEVICE, ROUTE_MESSAGE);
          forwardingTables(line);
        }
        case "virtual_rules" -> devices(line, RULE_DEVICE, RULE_MESSAGE);
        default -> owned(block, line);
      }
    }
  }

  private void group(Node block) {
    for (Node line : Lists.lines(block)) {
      if (!UNKNOWN_TO_GROUPS.contains(line.name())) {
        owned(block, line);
      }
    }
  }

  /** Looks at what instances and sync groups have in common. */
  private void owned(Node block, Node line) {
    if (NOTIFY.contains(line.name())) {
      script(line, ScriptUse.Runner.VRRP);
    } else if (line.name().equals("track_interface")) {
      for (Node tracked : Lists.lines(line)) {
        absent(tracked.keyword(), "(" + owner(block) + ") tracked interface %s doesn't exist");
      }
    }
  }

  private void addresses(Node block) {
    for (Node line : Lists.lines(block)) {
      String said = "WARNING - interface %s for ip address " + line.name().replace("%", "%%");
      device(line, DEVICE, said + " doesn't exist");
    }
  }

  private void staticAddresses(Node block) {
    addresses(block);
    for (Node line : Lists.lines(block)) {
      boolean placed =
          line.statement().words().stream().anyMatch(word -> DEVICE.contains(word.text()));
      if (!placed) {
        String said =
            "Static address %s requires either an interface or default interface must exist"
                .formatted(line.name());
        add(line.keyword(), defaultInterface, DiagnosticCode.STATIC_WITHOUT_INTERFACE, said);
      }
    }
  }

  private void devices(Node block, Set<String> options, String message) {
    Lists.lines(block).forEach(line -> device(line, options, message));
  }

  private void device(Node line, Set<String> options, String message) {
    List<Word> words = line.statement().words();
    for (int index = 0; index + 1 < words.size(); index++) {
      if (options.contains(words.get(index).text())) {
        absent(words.get(index + 1), message);
      }
    }
  }

  private void forwardingTables(Node block) {
    for (Node line : Lists.lines(block)) {
      List<Word> words = line.statement().words();
      for (int index = 0; index + 1 < words.size(); index++) {
        if (words.get(index).text().equals("vrf")) {
          Word name = words.get(index + 1);
          String said = "VRF " + name.text() + " not found for route";
          add(name, name.text(), DiagnosticCode.BAD_ROUTE, said);
        }
      }
    }
  }

  private void garpGroup(Node block) {
    String said = "WARNING - interface %s specified for garp_group doesn't exist";
    for (Node line : Lists.lines(block)) {
      if (line.name().equals("interface")) {
        absent(line.parameter(1), said);
      } else if (line.name().equals("interfaces")) {
        for (Node names : Lists.lines(line)) {
          names.statement().words().forEach(word -> absent(word, said));
        }
      }
    }
  }

  private void links(Node block, String message) {
    for (Node line : Lists.lines(block)) {
      String name = line.name();
      add(line.keyword(), name, DiagnosticCode.LINK_INTERFACE_ABSENT, message.formatted(name));
    }
  }

  private void user(Node line, Word user, String message) {
    Word group = line.parameter(2);
    uses.users.add(
        new UserUse(user.place(), user.text(), group == null ? "" : group.text(), message));
  }

  private void vmac(Node block, Node line) {
    Word first = line.parameter(1);
    Word name = first != null && first.text().equals("name") ? line.parameter(2) : first;
    if (name == null || NOT_A_NAME.contains(name.text()) || name.text().indexOf(':') >= 0) {
      return;
    }
    String other = vmacs.putIfAbsent(name.text(), owner(block));
    String said =
        other == null
            ? "interface %s already exists and is not a private macvlan; ignoring vmac if_name"
            : "VRRP instance " + other + " is already using %s - ignoring name";
    String message = "(" + owner(block) + ") " + said.formatted(name.text());
    uses.newInterfaces.add(
        new InterfaceUse(
            name.place(),
            other == null ? name.text() : "",
            DiagnosticCode.VMAC_NAME_TAKEN,
            message));
  }

  /** The last command of a check counts, and its user stands on a line of its own. */
  private void miscCheck(Node block) {
    Node command = null;
    Node user = null;
    for (Node line : Lists.lines(block)) {
      command = line.name().equals("misc_path") ? line : command;
      user = line.name().equals("user") && line.parameterCount() > 0 ? line : user;
    }
    Word name = user == null ? null : user.parameter(1);
    if (user != null && name != null) {
      user(user, name, "Failed to set uid/gid for misc checker script");
    }
    ScriptCommand words = command == null ? null : command(command);
    if (command != null && words != null) {
      List<String> identity =
          user == null ? List.of("", "") : List.of(word(user, 1), word(user, 2));
      use(command, ScriptUse.Runner.CHECKER, words, identity);
    }
  }

  private void checker(Node block) {
    if (block.name().equals("MISC_CHECK")) {
      miscCheck(block);
      return;
    }
    for (Node line : Lists.lines(block)) {
      if (OF_CHECKERS.contains(line.name())) {
        script(line, ScriptUse.Runner.CHECKER);
      }
      checker(line);
    }
  }

  private void script(Node line, ScriptUse.Runner runner) {
    ScriptCommand command = command(line);
    if (command != null) {
      use(line, runner, command, List.of(command.user(), command.group()));
    }
  }

  /** Returns the command of a line; what is wrong with it is told where the line is read. */
  private static @Nullable ScriptCommand command(Node line) {
    return line.parameterCount() == 0
        ? null
        : new ScriptWords(line.statement(), new Diagnostics()).parse();
  }

  private void use(
      Node line, ScriptUse.Runner runner, ScriptCommand command, List<String> identity) {
    uses.scripts.add(
        new ScriptUse(
            line.keyword().place(),
            runner,
            line.name(),
            command.arguments().getFirst(),
            identity.get(0),
            identity.get(1)));
  }

  private static String word(Node line, int index) {
    Word word = line.parameter(index);
    return word == null ? "" : word.text();
  }

  private void absent(@Nullable Word name, String message) {
    if (name != null) {
      add(name, name.text(), DiagnosticCode.INTERFACE_ABSENT, message.formatted(name.text()));
    }
  }

  private void add(Word word, String name, DiagnosticCode code, String message) {
    uses.interfaces.add(new InterfaceUse(word.place(), name, code, message));
  }

  private static String owner(Node block) {
    Word name = block.parameter(1);
    return name == null ? "" : name.text().replace("%", "%%");
  }
}
