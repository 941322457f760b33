package io.holdfast.sim.world;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;

/** Carries out orders about interfaces and their numbers. */
final class LinkOrders {
  private final World world;
  private final SimHost host;

  LinkOrders(World world, SimHost host) {
    this.world = world;
    this.host = host;
  }

  void carryOut(Effect.LinkOrder order) {
    SimKernel kernel = host.kernel();
    host.addressOrdered();
    switch (order) {
      case Effect.CreateLink create ->
          answer(create, kernel.made().make(create.link(), create.baseIfIndex()));
      case Effect.RemoveLink remove -> kernel.made().remove(remove.ifIndex());
      case Effect.SetLinkUp up -> answer(up, kernel.made().setUp(up.ifIndex()));
      case Effect.SetSysctl set -> {
        if (isThere(set.sysctl())) {
          kernel.sysctls().set(set.sysctl(), set.value());
        } else {
          host.tell(new Input.SysctlFailed(set, SimKernel.ENODEV, "errno " + SimKernel.ENODEV));
        }
      }
      case Effect.ClaimSysctl claim ->
          host.tell(
              isThere(claim.sysctl())
                  ? kernel.sysctls().claim(claim)
                  : new Input.SysctlFailed(claim, SimKernel.ENODEV, "errno " + SimKernel.ENODEV));
      case Effect.RestoreSysctl restore -> kernel.sysctls().restore(restore);
    }
  }

  private boolean isThere(Sysctl sysctl) {
    return !sysctl.isOfOneInterface() || host.kernel().exists(sysctl.interfaceName());
  }

  private void answer(Effect.LinkOrder order, int result) {
    if (result < 0) {
      world.note(host, () -> "kernel refuses with errno " + -result + ": " + order);
      host.tell(new Input.LinkFailed(order, -result, "errno " + -result));
    }
  }
}
