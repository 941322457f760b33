package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * Makes and removes interfaces, and sets numbers of interfaces. What has to be undone one day is
 * written down first. Owned by the loop thread.
 */
public final class LinkOrders implements LinkPort {
  private static final Path NUMBERS = Path.of("/proc/sys/net");

  private final AddressCommands commands;
  private final Sysctls sysctls = new Sysctls(NUMBERS);
  private final HostJournal journal;
  private final ToIntFunction<String> ifIndex;
  private final IntUnaryOperator kernelIndex;

  /**
   * Makes one that is executed by {@code commands}.
   *
   * @param ifIndex tells the kernel's index of an interface, 0 for none
   */
  public LinkOrders(AddressCommands commands, HostJournal journal, ToIntFunction<String> ifIndex) {
    this(commands, journal, ifIndex, index -> index);
  }

  /** As the other, where the engine's numbers of interfaces are not the kernel's. */
  LinkOrders(
      AddressCommands commands,
      HostJournal journal,
      ToIntFunction<String> ifIndex,
      IntUnaryOperator kernelIndex) {
    this.commands = commands;
    this.journal = journal;
    this.ifIndex = ifIndex;
    this.kernelIndex = kernelIndex;
  }

  @Override
  public void run(Effect.LinkOrder order, Answers answers) {
    switch (order) {
      case Effect.CreateLink create -> create(create, answers);
      case Effect.RemoveLink remove -> remove(remove, answers);
      case Effect.SetLinkUp up -> {
        commands.writer().setLinkUp(kernelIndex.applyAsInt(up.ifIndex()), 0);
        answer(up, execute(), answers);
      }
      case Effect.SetSysctl set -> set(set, answers);
      case Effect.ClaimSysctl claim -> claim(claim, answers);
      case Effect.RestoreSysctl restore -> restore(restore, answers);
    }
  }

  private void create(Effect.CreateLink order, Answers answers) {
    MadeLinkSpec link = order.link();
    MacAddress mac = link.mac();
    NetlinkWriter writer = commands.writer();
    String name = NamespacedName.plain(link.name());
    NetlinkWriter.Parent parent =
        new NetlinkWriter.Parent(
            kernelIndex.applyAsInt(order.baseIfIndex()),
            order.group(),
            kernelIndex.applyAsInt(order.vrfIndex()));
    journal.made(link.name(), mac == null ? MacAddress.ZERO : mac);
    if (mac == null) {
      int flags =
          switch (link.mode()) {
            case BRIDGE -> 0;
            case PRIVATE -> 1;
            case VEPA -> 2;
          };
      writer.createIpvlan(name, parent, flags, 0);
    } else {
      writer.createMacvlan(name, parent, mac, 0);
    }
    Refusal refusal = execute();
    if (refusal.errno() != 0) {
      journal.removed(link.name());
    }
    answer(order, refusal, answers);
  }

  private void remove(Effect.RemoveLink order, Answers answers) {
    commands.writer().removeLink(kernelIndex.applyAsInt(order.ifIndex()), 0);
    Refusal refusal = execute();
    if (refusal.errno() == 0 || refusal.errno() == Errno.ENODEV) {
      journal.removed(order.interfaceName());
    } else {
      answer(order, refusal, answers);
    }
  }

  /** A host without IPv6 has none of its numbers, and needs none. */
  private void set(Effect.SetSysctl order, Answers answers) {
    int result = sysctls.write(order.sysctl(), order.value());
    boolean isNeedless = order.sysctl().family() == Family.IPV6 && result == -Errno.ENOENT;
    if (result < 0 && !isNeedless) {
      answers.add(sysctlFailed(order, result));
    }
  }

  private void claim(Effect.ClaimSysctl order, Answers answers) {
    Sysctl sysctl = order.sysctl();
    int before = sysctls.read(sysctl);
    if (before < 0) {
      answers.add(sysctlFailed(order, before));
      return;
    }
    int now =
        switch (order.rule()) {
          case EXACTLY -> order.value();
          case AT_LEAST -> Math.max(before, order.value());
        };
    Input.SysctlClaimed claimed = new Input.SysctlClaimed(sysctl, before, now);
    int result = 0;
    if (now != before) {
      journal.claim(new HostJournal.Claim(ifIndex.applyAsInt(sysctl.interfaceName()), claimed));
      result = sysctls.write(sysctl, now);
    }
    if (result < 0) {
      journal.restored(sysctl);
      answers.add(sysctlFailed(order, result));
    } else {
      answers.add(claimed);
    }
  }

  private void restore(Effect.RestoreSysctl order, Answers answers) {
    Input.SysctlClaimed claimed = order.claimed();
    int current = sysctls.read(claimed.sysctl());
    int result = current == claimed.now() ? sysctls.write(claimed.sysctl(), claimed.before()) : 0;
    journal.restored(claimed.sysctl());
    if (result < 0 && result != -Errno.ENOENT) {
      answers.add(sysctlFailed(order, result));
    }
  }

  private static Input.SysctlFailed sysctlFailed(Effect.LinkOrder order, int result) {
    return new Input.SysctlFailed(order, -result, Refusal.reason(-result, ""));
  }

  private static void answer(Effect.LinkOrder order, Refusal refusal, Answers answers) {
    if (refusal.errno() != 0) {
      answers.add(new Input.LinkFailed(order, refusal.errno(), refusal.reason()));
    }
  }

  /** Sends the one request that was written. */
  private Refusal execute() {
    Refusal refusal = new Refusal();
    int result = commands.execute(refusal);
    if (result < 0) {
      refusal.answered(0, -result);
    }
    return refusal;
  }
}
