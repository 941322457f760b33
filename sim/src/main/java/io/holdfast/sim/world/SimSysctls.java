package io.holdfast.sim.world;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of a kernel, and the journal in which a daemon keeps what it has to restore. Both outlive
 * the daemon.
 */
public final class SimSysctls {
  private final Map<String, Integer> values = new TreeMap<>();
  private final Map<Sysctl, Input.SysctlClaimed> claims = new LinkedHashMap<>();

  SimSysctls() {}

  /** Starts over, as after a restart of the host. */
  void clear() {
    values.clear();
    claims.clear();
  }

  /** What is not as it was before any daemon. */
  public List<String> changed() {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != initial(entry.getKey()))
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /** What the journal tells a daemon that starts. */
  List<Input> outstanding() {
    return new ArrayList<>(claims.values());
  }

  void set(Sysctl sysctl, int value) {
    values.put(sysctl.toString(), value);
  }

  Input claim(Effect.ClaimSysctl order) {
    Sysctl sysctl = order.sysctl();
    int before = values.getOrDefault(sysctl.toString(), initial(sysctl.toString()));
    int now =
        order.rule() == Effect.ClaimSysctl.Rule.EXACTLY
            ? order.value()
            : Math.max(before, order.value());
    set(sysctl, now);
    Input.SysctlClaimed claimed = new Input.SysctlClaimed(sysctl, before, now);
    claims.putIfAbsent(sysctl, claimed);
    return claimed;
  }

  void restore(Effect.RestoreSysctl order) {
    Input.SysctlClaimed claimed = order.claimed();
    claims.remove(claimed.sysctl());
    values.computeIfPresent(
        claimed.sysctl().toString(),
        (name, value) -> value == claimed.now() ? claimed.before() : value);
  }

  /** The numbers of an interface go with it. */
  void linkGone(String linkName) {
    claims.keySet().removeIf(sysctl -> sysctl.interfaceName().equals(linkName));
    values.keySet().removeIf(name -> name.contains(".conf." + linkName.replace('.', '/') + "."));
  }

  /** Return paths are filtered strictly, as several distributions have it. */
  private static int initial(String name) {
    return name.equals("net.ipv4.conf.all.rp_filter") ? 1 : 0;
  }
}
