package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lines of an instance about interfaces that keepalived would make: {@code use_vmac},
 * {@code use_ipvlan}, {@code vrf} and what goes with them. Use once.
 */
final class VirtualInterfaces {
  private static final Pattern MAC = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2}){4,5}");
  private static final Pattern RFC_MAC = Pattern.compile("0?0:0?0:5[eE]:0?0:0?[12]:.*");
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
    new ExtraInterfaceLine(node, values).check("(" + instance.name + "): ", 0);
  }

  private void vrf(Node node) {
    Word word = values.word(node, 1);
    if (word != null && !instance.interfaceName.isEmpty()) {
      complain(
          word, "(" + instance.name + ") Cannot specify VRF interface and interface - ignoring");
    }
  }

  private void vmac(Node node) {
    instance.vmac = true;
    boolean named = false;
    for (int index = 1; index <= node.parameterCount(); index++) {
      Word word = node.statement().words().get(index);
      String text = word.text();
      if (text.equals("group")) {
        index++;
      } else if (text.indexOf(':') >= 0) {
        checkMac(word);
      } else if (!text.equals("netlink_notify_msg") && !text.equals("name")) {
        checkName(word, named);
        named = true;
      }
    }
  }

  private void checkName(Word word, boolean named) {
    if (named) {
      complain(word, "VMAC interface name already specified");
    } else if (word.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME
        || word.text().indexOf('/') >= 0) {
      complain(
          word,
          "VMAC interface name '%s' too long or invalid characters - ignoring"
              .formatted(word.text()));
    }
  }

  private void checkMac(Word word) {
    String text = word.text();
    if (!MAC.matcher(text).matches()) {
      complain(word, "VMAC invalid MAC address " + text);
    } else if (Integer.parseInt(text.substring(0, text.indexOf(':')), 16) % 2 == 1) {
      complain(word, "VMAC MAC address is multicast " + text + " - ignoring");
    } else if (RFC_MAC.matcher(text).matches()) {
      complain(
          word, "VMAC MAC address not allowed to be RFC5798 address (" + text + ") - ignoring");
    }
  }

  private void ipvlan(Node node) {
    instance.ipvlan = true;
    @Nullable String name = null;
    for (int index = 1; index <= node.parameterCount(); index++) {
      Word word = node.statement().words().get(index);
      String text = word.text();
      String address = text.indexOf('/') < 0 ? text : text.substring(0, text.indexOf('/'));
      if (text.equals("group")) {
        index++;
      } else if (IpAddress.parse(address) != null) {
        instance.ipvlanAddressed = true;
      } else if (!MODES.contains(text) && !text.equals("name")) {
        if (name != null) {
          complain(
              word,
              "(%s) IPVLAN interface already specified - ignoring '%s'"
                  .formatted(instance.name, text));
        }
        name = text;
      }
    }
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
