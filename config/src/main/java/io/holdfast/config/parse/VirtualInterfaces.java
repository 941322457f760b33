package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of an instance about interfaces that keepalived would make: {@code use_vmac},
 * {@code use_ipvlan}, {@code vrf} and what goes with them. Use once.
 */
final class VirtualInterfaces {
  /** Made for the first MAC address: expressions are slow to start with. */
  private static final class Expressions {
    static final Pattern MAC = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2}){4,5}");
    static final Pattern RFC_MAC = Pattern.compile("0?0:0?0:5[eE]:0?0:0?[12]:.*");
  }

  private static final Set<String> MODES = Set.of("bridge", "private", "vepa");

  private final InstanceDraft instance;
  private final Values values;

  VirtualInterfaces(InstanceDraft instance, Values values) {
    this.instance = instance;
    this.values = values;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("use_vmac", this::vmac);
    handlers.put("vmac_xmit_base", _ -> instance.vmacTransmitsOnBase = true);
    handlers.put("use_ipvlan", this::ipvlan);
    handlers.put("vrf", this::vrf);
    handlers.put("garp_extra_if", this::extraInterfaces);
    handlers.put("vmac_garp_intvl", this::extraInterfaces);
  }

  private void extraInterfaces(Node node) {
    ExtraAnnounceSpec extra =
        new ExtraInterfaceLine(node, values).read("(" + instance.name + "): ", 0);
    instance.extraAnnounce = extra == null ? instance.extraAnnounce : extra;
  }

  private void vrf(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    if (instance.interfaceName.isEmpty()) {
      instance.plain.put("vrf", List.of(word.text()));
    } else {
      complain(
          word, "(" + instance.name + ") Cannot specify VRF interface and interface - ignoring");
    }
  }

  private void vmac(Node node) {
    instance.vmac = true;
    String name = "";
    MacAddress mac = null;
    boolean notifies = false;
    String group = "";
    for (int index = 1; index <= node.parameterCount(); index++) {
      Word word = node.statement().words().get(index);
      String text = word.text();
      if (text.equals("group")) {
        Word value = node.parameter(++index);
        group = value == null ? group : group(value);
      } else if (text.indexOf(':') >= 0) {
        mac = isUsableMac(word) ? mac(text) : mac;
      } else if (text.equals("netlink_notify_msg")) {
        notifies = true;
      } else if (!text.equals("name") && isUsableName(word, name)) {
        name = text;
      }
    }
    instance.device = new DeviceSpec.Vmac(name, mac, false, notifies, group);
  }

  /** A name of a group stands for its number; one that the host does not know is left out. */
  private String group(Word value) {
    Long number = values.named(NameFile.GROUPS, value);
    if (number == null) {
      complain(
          value, "unknown interface group '" + value.text() + "' - that of the parent is used");
    }
    return number == null ? "" : number.toString();
  }

  private boolean isUsableName(Word word, String before) {
    if (!before.isEmpty()) {
      complain(word, "VMAC interface name already specified");
      return false;
    }
    if (word.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME
        || word.text().indexOf('/') >= 0) {
      complain(
          word,
          "VMAC interface name '%s' too long or invalid characters - ignoring"
              .formatted(word.text()));
      return false;
    }
    return true;
  }

  private boolean isUsableMac(Word word) {
    String text = word.text();
    if (!Expressions.MAC.matcher(text).matches()) {
      complain(word, "VMAC invalid MAC address " + text);
    } else if (Integer.parseInt(text.substring(0, text.indexOf(':')), 16) % 2 == 1) {
      complain(word, "VMAC MAC address is multicast " + text + " - ignoring");
    } else if (Expressions.RFC_MAC.matcher(text).matches()) {
      complain(
          word, "VMAC MAC address not allowed to be RFC5798 address (" + text + ") - ignoring");
    } else {
      return true;
    }
    return false;
  }

  /** Five octets leave the last one to the virtual router id, which a later line may name. */
  private MacAddress mac(String text) {
    String[] octets = text.split(":", -1);
    long value = 0;
    for (String octet : octets) {
      value = value << Byte.SIZE | Long.parseLong(octet, 16);
    }
    instance.vmacLacksVrid = octets.length < MacAddress.BYTES;
    return new MacAddress(instance.vmacLacksVrid ? value << Byte.SIZE : value);
  }

  private void ipvlan(Node node) {
    instance.ipvlan = true;
    String name = "";
    Prefix own = null;
    DeviceSpec.Mode mode = DeviceSpec.Mode.BRIDGE;
    String group = "";
    for (int index = 1; index <= node.parameterCount(); index++) {
      Word word = node.statement().words().get(index);
      String text = word.text();
      Prefix address = prefix(text);
      if (text.equals("group")) {
        Word value = node.parameter(++index);
        group = value == null ? group : group(value);
      } else if (address != null) {
        own = address;
      } else if (MODES.contains(text)) {
        mode = DeviceSpec.Mode.valueOf(text.toUpperCase(Locale.ROOT));
      } else if (!text.equals("name")) {
        if (!name.isEmpty()) {
          complain(
              word,
              "(%s) IPVLAN interface already specified - ignoring '%s'"
                  .formatted(instance.name, text));
        }
        name = text;
      }
    }
    instance.device = new DeviceSpec.Ipvlan(name, own, mode, group);
  }

  private static @Nullable Prefix prefix(String text) {
    String bare = text.indexOf('/') < 0 ? text : text.substring(0, text.indexOf('/'));
    IpAddress address = IpAddress.parse(bare);
    Prefix whole = Prefix.parse(text);
    return address == null || whole != null ? whole : Prefix.host(address);
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
