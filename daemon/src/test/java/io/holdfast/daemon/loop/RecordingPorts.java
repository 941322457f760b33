package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import java.util.ArrayList;
import java.util.List;

/** Writes down what each phase is asked to do; sockets always open. */
final class RecordingPorts
    implements AdvertPort, BfdPort, AddressPort, LinkPort, FirewallPort, AnnouncePort, ReportPort {
  final List<String> calls = new ArrayList<>();
  boolean failsOnAdvert;

  EffectRunner.Ports ports() {
    return new EffectRunner.Ports(this, this, this, this, this, this, this);
  }

  @Override
  public void open(Effect.OpenSocket order, Answers answers) {
    calls.add("open " + order.socketId());
    answers.add(new Input.SocketOpened(order.socketId()));
  }

  @Override
  public void set(Effect.SetFirewall order, Answers answers) {
    calls.add("firewall " + order.number());
  }

  @Override
  public void filter(Effect.FilterSocket order) {
    calls.add("filter " + order.socketId() + " " + order.vrids());
  }

  @Override
  public void size(Effect.SizeSocket order) {
    calls.add("size " + order.socketId());
  }

  @Override
  public void close(Effect.CloseSocket order, Answers answers) {
    calls.add("close " + order.socketId());
  }

  @Override
  public void prepare(Effect.SendAdvert order, Answers answers) {
    calls.add("prepare " + order.message().advertisement().priority());
  }

  @Override
  public void send(Effect.SendAdvert order, Answers answers) {
    if (failsOnAdvert) {
      throw new IllegalStateException("broken port");
    }
    calls.add("advert " + order.message().advertisement().priority());
  }

  @Override
  public void open(Effect.OpenBfd order, Answers answers) {
    calls.add("open bfd " + order.session().name());
    answers.add(new Input.BfdOpened(order.sessionId()));
  }

  @Override
  public void close(Effect.CloseBfd order) {
    calls.add("close bfd " + order.sessionId());
  }

  @Override
  public void send(Effect.SendBfd order, Answers answers) {
    calls.add("bfd " + order.control().state());
  }

  @Override
  public void renew(Effect.RenewAddress order, Answers answers) {
    calls.add("renew " + order.address().prefix());
  }

  @Override
  public void add(Effect.AddAddress order, Answers answers) {
    calls.add("add " + order.address().prefix());
  }

  @Override
  public void remove(Effect.RemoveAddress order, Answers answers) {
    calls.add("remove " + order.address().prefix());
  }

  @Override
  public void add(Effect.AddRouting order, Answers answers) {
    calls.add("add " + order.item().words());
  }

  @Override
  public void remove(Effect.RemoveRouting order, Answers answers) {
    calls.add("remove " + order.item().words());
  }

  @Override
  public void flush(Answers answers) {
    calls.add("flush");
  }

  @Override
  public void run(Effect.LinkOrder order, Answers answers) {
    calls.add("link " + order);
  }

  @Override
  public void announce(Effect.Announce order) {
    calls.add("announce " + order.address());
  }

  @Override
  public void flush() {
    calls.add("flush announcements");
  }

  @Override
  public boolean isWaiting() {
    return false;
  }

  @Override
  public void log(Effect.Log order) {
    calls.add("log " + order.event());
  }

  @Override
  public void announced(Effect.Announce order) {
    calls.add("log frame " + order.address());
  }

  @Override
  public void publish(Effect.Publish order) {
    calls.add("publish " + order.transition().to());
  }

  @Override
  public void tell(Effect.Notify order) {
    calls.add("notify " + order.event().word());
  }

  @Override
  public void run(Effect.RunScript order) {
    calls.add("script " + order.script().name());
  }

  @Override
  public void run(Effect.RunGate order) {
    calls.add("gate " + order.kind());
  }

  @Override
  public void cancel(Effect.CancelGate order) {
    calls.add("cancel gate " + order.gateId());
  }

  @Override
  public void stopped() {
    calls.add("stopped");
  }
}
