package io.holdfast.core.scenario;

import io.holdfast.core.Effect;
import io.holdfast.core.LogEvent;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.Transition;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.ChecksumRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How an order reads in a scenario. */
final class EffectText {

  private EffectText() {}

  static String of(Effect effect) {
    return switch (effect) {
      case Effect.OpenSocket open -> "open " + open.socketId() + " " + socket(open.socket());
      case Effect.SizeSocket size -> "size " + size.socketId() + " " + size.bytes();
      case Effect.FilterSocket filter -> "filter " + filter.socketId() + " " + filter.vrids();
      case Effect.CloseSocket close -> "close " + close.socketId();
      case Effect.SendAdvert send -> advert(send);
      case Effect.PrepareAdvert next -> "prepare " + advert(next.advert());
      case Effect.AddAddress add ->
          "add "
              + add.address().prefix()
              + " "
              + add.address().interfaceName()
              + lease(add.leaseSeconds());
      case Effect.RenewAddress renew ->
          "renew " + renew.address().prefix() + lease(renew.leaseSeconds());
      case Effect.RemoveAddress remove ->
          "remove " + remove.address().prefix() + " " + remove.address().interfaceName();
      case Effect.AddRouting add -> "put " + add.item().words();
      case Effect.RemoveRouting remove -> "take " + remove.item().words();
      case Effect.Announce announce ->
          "announce " + announce.address() + " " + announce.interfaceName();
      case Effect.Log log -> severity(log.event()) + " " + log.text();
      case Effect.Publish publish -> transition(publish.transition());
      case Effect.Notify notify -> notice(notify.event());
      case Effect.RunScript run -> "run " + run.script().name();
      case Effect.RunGate gate -> "gate " + gate.gateId() + " " + gate.router() + " " + gate.kind();
      case Effect.SetFirewall order ->
          "firewall "
              + (order.namespace().isEmpty() ? "" : order.namespace() + " ")
              + order.moment()
              + " "
              + order.state().parts()
              + " "
              + order.state().refused().stream().map(each -> each.address()).toList();
      case Effect.CancelGate gate -> "cancel gate " + gate.gateId();
      case Effect.OpenBfd open -> "open bfd " + open.session().name();
      case Effect.SendBfd send -> "bfd " + send.control().state();
      case Effect.CloseBfd close -> "close bfd " + close.sessionId();
      case Effect.LinkOrder order -> link(order);
      case Effect.Stopped stopped -> "stopped";
    };
  }

  private static String link(Effect.LinkOrder order) {
    return switch (order) {
      case Effect.CreateLink create ->
          "make "
              + create.link().name()
              + " on "
              + create.link().base()
              + " "
              + Objects.requireNonNullElse(create.link().mac(), "as an ipvlan")
              + (create.vrfIndex() == 0 ? "" : " in VRF " + create.vrfIndex());
      case Effect.RemoveLink remove -> "unmake " + remove.interfaceName();
      case Effect.SetLinkUp up -> "set " + up.interfaceName() + " up";
      case Effect.SetSysctl set -> "set " + set.sysctl() + " " + set.value();
      case Effect.ClaimSysctl claim ->
          "claim " + claim.sysctl() + " " + claim.rule() + " " + claim.value();
      case Effect.RestoreSysctl restore ->
          "restore " + restore.claimed().sysctl() + " " + restore.claimed().before();
    };
  }

  private static String lease(int seconds) {
    return seconds == 0 ? "" : " for " + seconds + " s";
  }

  private static String notice(NotifyEvent event) {
    return "notify "
        + event.subject()
        + " "
        + event.name()
        + " "
        + event.word()
        + " "
        + event.priority()
        + switch (event.audience()) {
          case EVERYONE -> " and mail";
          case ALL_BUT_MAIL -> "";
          case FIFOS -> " to FIFOs";
        };
  }

  private static String severity(LogEvent event) {
    return event.severity() == LogEvent.Severity.DETAIL ? "detail" : "log";
  }

  private static String transition(Transition transition) {
    return "transition "
        + transition.router()
        + " "
        + transition.from()
        + " -> "
        + transition.to()
        + ": "
        + transition.cause();
  }

  private static String socket(SocketSpec spec) {
    String device = spec.interfaceName().isEmpty() ? "any" : spec.interfaceName();
    return device
        + (spec.group() != null ? " group " + spec.group() : " source " + spec.unicastSource());
  }

  private static String advert(Effect.SendAdvert send) {
    Advertisement advert = send.message().advertisement();
    List<String> words = new ArrayList<>();
    words.add("advert vrid " + advert.vrid());
    words.add("prio " + advert.priority());
    words.add("int " + advert.intervalCs());
    words.add(join(advert.addresses()));
    words.add("from " + send.message().source());
    words.add("to " + join(send.message().destinations()));
    if (send.message().ttl() != 255) {
      words.add("ttl " + send.message().ttl());
    }
    if (send.message().checksumRule() == ChecksumRule.V3_OLD_UNICAST
        || send.message().checksumRule() == ChecksumRule.V3_NO_PSEUDO_HEADER) {
      words.add("sum " + send.message().checksumRule());
    }
    if (send.socketId() != 1) {
      words.add("socket " + send.socketId());
    }
    return String.join(" ", words);
  }

  private static String join(List<IpAddress> addresses) {
    StringBuilder text = new StringBuilder();
    for (IpAddress address : addresses) {
      text.append(text.isEmpty() ? "" : ",").append(address);
    }
    return text.isEmpty() ? "-" : text.toString();
  }
}
