package io.holdfast.config.show;

import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a rule line. Use once. */
final class RuleWords {
  private final RuleSpec rule;
  private final List<String> words = new ArrayList<>();
  private final OptionWords options = new OptionWords(words);

  private RuleWords(RuleSpec rule) {
    this.rule = rule;
  }

  static List<String> of(RuleSpec rule) {
    return new RuleWords(rule).words();
  }

  private List<String> words() {
    words.add(rule.family() == Family.IPV6 ? "inet6" : "inet");
    AddressWords.flag("not", rule.negated(), words);
    options.object("from", rule.from());
    options.object("to", rule.to());
    selectors();
    action(rule.action());
    options.number("preference", rule.preference());
    int protocol = rule.protocol();
    // One that is watched is always of keepalived, and one that is not is of nobody unless said.
    boolean isUsual = rule.tracked().watched() || protocol == 0;
    options.number("protocol", isUsual ? RouteSpec.UNSET : protocol);
    AddressWords.tracking(rule.tracked(), words);
    return words;
  }

  private void selectors() {
    options.number("tos", rule.tos());
    if (rule.mark() != RouteSpec.UNSET) {
      boolean isMasked = rule.markMask() != RouteSpec.UNSET;
      words.addAll(List.of("fwmark", rule.mark() + (isMasked ? "/" + rule.markMask() : "")));
    }
    if (rule.realms() != RouteSpec.UNSET) {
      words.addAll(List.of("realms", RouteWords.realms(rule.realms())));
    }
    options.text("iif", rule.inputInterface());
    options.text("oif", rule.outputInterface());
    options.object("tunnel-id", rule.tunnelId());
    range("uidrange", rule.users());
    options.number("ipproto", rule.ipProtocol());
    range("sport", rule.sourcePorts());
    range("dport", rule.destinationPorts());
    options.number("suppress_prefixlength", rule.suppressLength());
    options.number("suppress_ifgroup", rule.suppressGroup());
  }

  private void action(RuleAction action) {
    switch (action) {
      case RuleAction.Lookup(long table) -> options.number("table", table);
      case RuleAction.Goto(long preference) -> options.number("goto", preference);
      case RuleAction.Vrf vrf -> words.add("l3mdev");
      case RuleAction.Simple simple -> words.add(simple.name().toLowerCase(Locale.ROOT));
    }
  }

  private void range(String keyword, @Nullable NumberRange range) {
    if (range != null) {
      words.addAll(List.of(keyword, range.first() + "-" + range.last()));
    }
  }
}
