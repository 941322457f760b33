package io.holdfast.config.parse;

import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.NumberRange;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/** What a rule line said so far. */
final class RuleDraft {
  @Nullable Family family;
  boolean negated;
  @Nullable Prefix from;
  @Nullable Prefix to;
  @Nullable Long preference;
  @Nullable Long target;
  @Nullable RuleAction action;
  int tos = RouteSpec.UNSET;
  long mark = RouteSpec.UNSET;
  long markMask = RouteSpec.UNSET;
  long realms = RouteSpec.UNSET;
  int suppressLength = RouteSpec.UNSET;
  int suppressGroup = RouteSpec.UNSET;
  String inputInterface = "";
  String outputInterface = "";
  @Nullable Long tunnelId;
  @Nullable NumberRange users;

  /** Who made it; keepalived leaves it open in a rule that it does not track. */
  int protocol;

  int ipProtocol = RouteSpec.UNSET;
  @Nullable NumberRange sourcePorts;
  @Nullable NumberRange destinationPorts;
  boolean untracked;
  String group = "";

  /** Returns the rule of an action and a preference. */
  RuleSpec toSpec(RuleAction action, long preference) {
    return new RuleSpec(
        family == null ? Family.IPV4 : family,
        negated,
        from,
        to,
        preference,
        action,
        tos,
        mark,
        markMask,
        realms,
        suppressLength,
        suppressGroup,
        inputInterface,
        outputInterface,
        tunnelId,
        users,
        untracked ? protocol : RouteSpec.PROTOCOL_KEEPALIVED,
        ipProtocol,
        sourcePorts,
        destinationPorts,
        untracked ? ItemTracking.UNWATCHED : new ItemTracking(true, group));
  }
}
