package io.holdfast.daemon.routing;

import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.RequestBuilder;
import org.jspecify.annotations.Nullable;

/** Writes a policy rule as the kernel wants it. Stateless. */
final class RuleWriter {
  private static final int ACTION_LOOKUP = 1;
  private static final int ACTION_GOTO = 2;
  private static final int ACTION_NOP = 3;
  private static final int ACTION_BLACKHOLE = 6;
  private static final int ACTION_UNREACHABLE = 7;
  private static final int ACTION_PROHIBIT = 8;
  private static final int INVERTED = 2;
  private static final int LAST_TABLE_OF_A_BYTE = 255;

  private RuleWriter() {}

  /** Writes the request that adds a rule, once. */
  static void add(RequestBuilder request, RuleSpec rule) {
    request.begin(
        Netlink.NEW_RULE, Netlink.FLAG_ACK | Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE);
    write(request, rule);
  }

  /** Writes the request that removes a rule that is like this one in all. */
  static void remove(RequestBuilder request, RuleSpec rule) {
    request.begin(Netlink.DELETE_RULE, Netlink.FLAG_ACK);
    write(request, rule);
  }

  /** The kernel's number of what a rule does. */
  static int action(RuleAction action) {
    return switch (action) {
      case RuleAction.Lookup lookup -> ACTION_LOOKUP;
      case RuleAction.Vrf vrf -> ACTION_LOOKUP;
      case RuleAction.Goto target -> ACTION_GOTO;
      case RuleAction.Simple.NOP -> ACTION_NOP;
      case RuleAction.Simple.BLACKHOLE -> ACTION_BLACKHOLE;
      case RuleAction.Simple.UNREACHABLE -> ACTION_UNREACHABLE;
      case RuleAction.Simple.PROHIBIT -> ACTION_PROHIBIT;
    };
  }

  private static void write(RequestBuilder request, RuleSpec rule) {
    long table = rule.action() instanceof RuleAction.Lookup lookup ? lookup.table() : 0;
    request
        .putByte(rule.family().socketFamily())
        .putByte(length(rule.to()))
        .putByte(length(rule.from()))
        .putByte(Math.max(0, rule.tos()))
        .putByte(table > LAST_TABLE_OF_A_BYTE ? 0 : (int) table)
        .putByte(0)
        .putByte(0)
        .putByte(action(rule.action()))
        .putInt(rule.negated() ? INVERTED : 0);
    if (table > LAST_TABLE_OF_A_BYTE) {
      request.intAttribute(Netlink.RULE_TABLE, table);
    }
    addresses(request, rule);
    request.intAttribute(Netlink.RULE_PRIORITY, rule.preference());
    selectors(request, rule);
    action(request, rule);
    request.byteAttribute(Netlink.RULE_PROTOCOL, rule.protocol());
    transport(request, rule);
  }

  private static void addresses(RequestBuilder request, RuleSpec rule) {
    if (rule.to() != null) {
      request.addressAttribute(Netlink.RULE_DESTINATION, rule.to().address());
    }
    if (rule.from() != null) {
      request.addressAttribute(Netlink.RULE_SOURCE, rule.from().address());
    }
  }

  private static void selectors(RequestBuilder request, RuleSpec rule) {
    if (rule.mark() >= 0) {
      request.intAttribute(Netlink.RULE_MARK, rule.mark());
    }
    if (rule.markMask() >= 0) {
      request.intAttribute(Netlink.RULE_MARK_MASK, rule.markMask());
    }
    if (rule.realms() >= 0) {
      request.intAttribute(Netlink.RULE_FLOW, rule.realms());
    }
    if (!rule.inputInterface().isEmpty()) {
      request.textAttribute(Netlink.RULE_INPUT, rule.inputInterface());
    }
    if (!rule.outputInterface().isEmpty()) {
      request.textAttribute(Netlink.RULE_OUTPUT, rule.outputInterface());
    }
    Long tunnel = rule.tunnelId();
    if (tunnel != null) {
      request.networkLongAttribute(Netlink.RULE_TUNNEL, tunnel);
    }
  }

  private static void action(RequestBuilder request, RuleSpec rule) {
    if (rule.suppressLength() >= 0) {
      request.intAttribute(Netlink.RULE_SUPPRESS_LENGTH, rule.suppressLength());
    }
    if (rule.suppressGroup() >= 0) {
      request.intAttribute(Netlink.RULE_SUPPRESS_GROUP, rule.suppressGroup());
    }
    if (rule.action() instanceof RuleAction.Goto target) {
      request.intAttribute(Netlink.RULE_GOTO, target.preference());
    } else if (rule.action() instanceof RuleAction.Vrf) {
      request.byteAttribute(Netlink.RULE_L3MDEV, 1);
    }
  }

  private static void transport(RequestBuilder request, RuleSpec rule) {
    NumberRange users = rule.users();
    if (users != null) {
      int start = request.open(Netlink.RULE_USERS);
      request.putInt((int) users.first()).putInt((int) users.last()).close(start);
    }
    if (rule.ipProtocol() >= 0) {
      request.byteAttribute(Netlink.RULE_IP_PROTOCOL, rule.ipProtocol());
    }
    ports(request, Netlink.RULE_SOURCE_PORTS, rule.sourcePorts());
    ports(request, Netlink.RULE_DESTINATION_PORTS, rule.destinationPorts());
  }

  private static void ports(RequestBuilder request, int type, @Nullable NumberRange ports) {
    if (ports != null) {
      int start = request.open(type);
      request.putShort((int) ports.first()).putShort((int) ports.last()).close(start);
    }
  }

  private static int length(@Nullable Prefix prefix) {
    return prefix == null ? 0 : prefix.length();
  }
}
