package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code lvs_sync_daemon IF [[inst] INSTANCE] [id N] [maxlen N] [port N] [ttl N] ...}. */
final class SyncDaemonLine {
  private static final NumberRule ID = NumberRule.strict(0, 255);
  private static final Map<String, NumberRule> NUMBERS =
      Map.of(
          "id", ID,
          "maxlen", NumberRule.strict(1, 65_507),
          "port", NumberRule.strict(1, 65_535),
          "ttl", NumberRule.strict(1, 255));
  private static final Set<String> WITH_VALUE =
      Set.of("inst", "id", "maxlen", "port", "ttl", "group");

  private final Values values;

  SyncDaemonLine(Values values) {
    this.values = values;
  }

  void check(Node node) {
    List<Word> words = node.statement().words();
    Word link = node.parameter(1);
    if (link != null && link.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME) {
      report(link, "lvs_sync_daemon interface name '" + link.text() + "' too long - ignoring");
      return;
    }
    int index = 2;
    if (index < words.size() && !WITH_VALUE.contains(words.get(index).text())) {
      index++;
    }
    for (; index < words.size(); index++) {
      Word option = words.get(index);
      boolean valued = WITH_VALUE.contains(option.text()) && index + 1 < words.size();
      if (valued) {
        index++;
        value(option, words.get(index));
      } else if (ID.read(option.text()).value() == null) {
        report(option, "Invalid syncid (" + option.text() + ") - defaulting to vrid");
      }
    }
  }

  private void value(Word option, Word value) {
    String name = option.text();
    @Nullable NumberRule rule = NUMBERS.get(name);
    if (rule != null && rule.read(value.text()).value() == null) {
      String said =
          name.equals("id")
              ? "syncid (%s) - defaulting to vrid"
              : "lvs_sync_daemon " + name + " (%s) - ignoring";
      report(value, "Invalid " + said.formatted(value.text()));
    } else if (name.equals("group")) {
      IpAddress group = IpAddress.parse(value.text());
      if (group == null || !group.isMulticast()) {
        report(
            value,
            "lvs_sync_daemon group address " + value.text() + " is not multicast - ignoring");
      }
    }
  }

  private void report(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
