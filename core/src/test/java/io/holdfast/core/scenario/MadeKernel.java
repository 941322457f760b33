package io.holdfast.core.scenario;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.MacAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that makes the interfaces it is asked for and keeps numbers of interfaces, 0 at first.
 */
final class MadeKernel {
  private static final int FIRST_INDEX = 50;

  private final Map<Integer, LinkState> made = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> indexes;
  private int errno;
  private int lastIndex = FIRST_INDEX;

  /** Tells the indexes of what it makes to {@code indexes}. */
  MadeKernel(Map<String, Integer> indexes) {
    this.indexes = indexes;
  }

  /** Refuses to make interfaces with an errno from now on, 0 for no longer. */
  void refuse(int number) {
    errno = number;
  }

  /** Somebody sets a number. */
  void number(String name, int value) {
    numbers.put(name, value);
  }

  /** An interface that is there already: {@code NAME BASE MAC}. */
  Input present(Words words) {
    String name = words.next();
    int base = Objects.requireNonNull(indexes.get(words.next()));
    MacAddress mac = Objects.requireNonNull(MacAddress.parse(words.next()));
    return new Input.LinkChanged(add(name, base, mac));
  }

  void carryOut(Effect.LinkOrder order, Consumer<Input> answers) {
    switch (order) {
      case Effect.CreateLink create -> {
        MadeLinkSpec link = create.link();
        if (errno != 0) {
          answers.accept(new Input.LinkFailed(create, errno, "errno " + errno));
        } else {
          answers.accept(new Input.LinkChanged(add(link.name(), create.baseIfIndex(), link.mac())));
        }
      }
      case Effect.RemoveLink remove -> {
        made.remove(remove.ifIndex());
        answers.accept(new Input.LinkRemoved(remove.ifIndex()));
      }
      case Effect.SetLinkUp up -> {
        LinkState link = Objects.requireNonNull(made.get(up.ifIndex()));
        answers.accept(new Input.LinkChanged(put(link, true)));
      }
      case Effect.SetSysctl set -> number(set.sysctl().toString(), set.value());
      case Effect.ClaimSysctl claim -> answers.accept(claim(claim));
      case Effect.RestoreSysctl restore ->
          number(restore.claimed().sysctl().toString(), restore.claimed().before());
    }
  }

  private Input claim(Effect.ClaimSysctl claim) {
    Sysctl sysctl = claim.sysctl();
    int before = numbers.getOrDefault(sysctl.toString(), 0);
    int now =
        claim.rule() == Effect.ClaimSysctl.Rule.EXACTLY
            ? claim.value()
            : Math.max(before, claim.value());
    number(sysctl.toString(), now);
    return new Input.SysctlClaimed(sysctl, before, now);
  }

  /** Makes a macvlan, or an ipvlan, which has the MAC address of its base. */
  private LinkState add(String name, int base, @Nullable MacAddress own) {
    int index = ++lastIndex;
    indexes.put(name, index);
    LinkLayer layer =
        own == null
            ? new LinkLayer(LinkLayer.IPVLAN, base, 0, 0, 0, 0)
            : new LinkLayer(LinkLayer.MACVLAN, base, LinkLayer.MODE_PRIVATE, 0, 0, 0);
    MacAddress mac = own == null ? MacAddress.ZERO : own;
    LinkState link = new LinkState(index, name, false, false, true, true, false, 1500, mac, layer);
    made.put(index, link);
    return link;
  }

  private LinkState put(LinkState link, boolean up) {
    LinkState changed =
        new LinkState(
            link.ifIndex(),
            link.name(),
            up,
            up,
            true,
            true,
            false,
            link.mtu(),
            link.mac(),
            link.layer());
    made.put(link.ifIndex(), changed);
    return changed;
  }
}
