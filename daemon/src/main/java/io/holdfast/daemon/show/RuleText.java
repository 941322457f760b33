package io.holdfast.daemon.show;

import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Prefix;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One rule, in the words and the order of keepalived's dumps. Use once. */
final class RuleText {
  private static final int HALF = 16;
  private static final int LOW = 0xffff;

  private final RuleSpec rule;
  private final StringBuilder text = new StringBuilder();

  RuleText(RuleSpec rule) {
    this.rule = rule;
  }

  /** The words. */
  String words() {
    text.append(rule.negated() ? "not from " : "from ");
    text.append(rule.from() == null ? "all" : prefix(rule.from()));
    word("to", rule.to() == null ? "" : prefix(rule.to()));
    number("priority", rule.preference());
    word("tos", hex(Math.max(0, rule.tos())));
    if (rule.mark() != RouteSpec.UNSET) {
      boolean isMasked = rule.markMask() != RouteSpec.UNSET;
      word("fwmark", hex(rule.mark()) + (isMasked ? "/" + hex(rule.markMask()) : ""));
    }
    word("iif", rule.inputInterface());
    word("oif", rule.outputInterface());
    number("suppress_prefixlen", rule.suppressLength());
    number("suppress_ifgroup", rule.suppressGroup());
    word("tunnel-id", rule.tunnelId() == null ? "" : Long.toUnsignedString(rule.tunnelId()));
    range("uidrange", rule.users());
    text.append(rule.action() instanceof RuleAction.Vrf ? " l3mdev" : "");
    number("protocol", rule.protocol() == 0 ? RouteSpec.UNSET : rule.protocol());
    number("ipproto", rule.ipProtocol());
    range("sport", rule.sourcePorts());
    range("dport", rule.destinationPorts());
    if (rule.realms() != RouteSpec.UNSET) {
      word("realms", (rule.realms() >>> HALF) + "/" + (rule.realms() & LOW));
    }
    action();
    return text.append(KeepalivedText.tracking(rule.tracked())).toString();
  }

  private void action() {
    switch (rule.action()) {
      case RuleAction.Lookup(long table) -> number("lookup", table);
      case RuleAction.Goto(long preference) -> number("goto", preference);
      case RuleAction.Vrf vrf -> number("lookup", 0);
      case RuleAction.Simple.NOP -> text.append(" nop");
      case RuleAction.Simple simple -> word("type", simple.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String prefix(Prefix prefix) {
    boolean isHost = prefix.length() == prefix.address().family().bitLength();
    return isHost ? prefix.address().toString() : prefix.toString();
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  private void word(String keyword, String value) {
    if (!value.isEmpty()) {
      text.append(' ').append(keyword).append(' ').append(value);
    }
  }

  private void range(String keyword, @Nullable NumberRange range) {
    if (range != null) {
      word(keyword, range.first() + "-" + range.last());
    }
  }

  private void number(String keyword, long value) {
    if (value != RouteSpec.UNSET) {
      text.append(' ').append(keyword).append(' ').append(value);
    }
  }
}
