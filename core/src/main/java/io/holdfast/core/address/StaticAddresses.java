package io.holdfast.core.address;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.timer.TimerQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of {@code static_ipaddress}: present from the start to the stop, whatever the state
 * of any virtual router, and put back when somebody removes them. They are never on lease.
 */
public final class StaticAddresses {
  private static final String BLOCK = "static_ipaddress";
  private static final String USUAL_INTERFACE = "eth0";

  private final AddressPlan plan;
  private long repairs;
  private long refusals;

  /** Creates an empty block. */
  public StaticAddresses(Reconciler reconciler, TimerQueue timers) {
    plan = new AddressPlan(AddressPlan.STATIC, reconciler, timers, new Watch());
  }

  /** How often an address was put back. */
  public long repairs() {
    return repairs;
  }

  /** How often this host could not have an address. */
  public long refusals() {
    return refusals;
  }

  /** The addresses that this host cannot have now. Allocates. */
  public List<String> refused() {
    List<String> refused = new ArrayList<>();
    for (VirtualAddress address : plan.addresses()) {
      if (address.isRefused() || address.isDuplicate()) {
        refused.add("address " + address.spec().prefix());
      }
    }
    return refused;
  }

  /** The lines of the block, each with its interface. Allocates. */
  public List<AddressSpec> lines() {
    return plan.addresses().stream().map(VirtualAddress::spec).toList();
  }

  private final class Watch implements AddressPlan.Repairs {
    @Override
    public void repaired(VirtualAddress address, long nowNanos, Effects out) {
      if (address.wasMissed()) {
        repairs++;
        out.log(LogEvent.STATIC_ADDRESS_RESTORED, address.spec().prefix());
      }
    }

    @Override
    public void refused(VirtualAddress address, Effect.Log line, Effects out) {
      refusals++;
      out.add(line);
    }

    @Override
    public String name() {
      return "static";
    }
  }

  /** Takes the block of a configuration; what it already had is not touched. */
  public void configure(SystemSpec system, long nowNanos, Effects out) {
    String named = system.interfaces().defaultName();
    String usual = named.isEmpty() ? USUAL_INTERFACE : named;
    List<AddressSpec> lines = new ArrayList<>();
    for (AddressSpec line : system.statics().addresses()) {
      lines.add(line.interfaceName().isEmpty() ? on(line, usual) : line);
    }
    plan.update(BLOCK, lines, nowNanos, out);
    if (!plan.isHolding()) {
      plan.take(nowNanos, out);
    }
  }

  /** Orders what belongs on an interface that has just appeared. */
  public void linkAppeared(String interfaceName, long nowNanos, Effects out) {
    plan.linkAppeared(interfaceName, nowNanos, out);
  }

  /** Removes all of them. */
  public void stop(long nowNanos, Effects out) {
    plan.giveUp(nowNanos, out);
  }

  private static AddressSpec on(AddressSpec line, String interfaceName) {
    return new AddressSpec(
        line.prefix(), interfaceName, line.scope(), line.label(), line.broadcast(), line.options());
  }
}
