package io.holdfast.config.show;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes settings of specifications, with every default written out. Stateless. */
public final class EffectiveSettings {
  private static final int NANO_DIGITS = 9;

  private EffectiveSettings() {}

  /** Returns the blocks of a configuration in an order in which names are known before use. */
  public static List<Setting.Block> of(Configuration configuration, Secrets secrets) {
    List<Setting.Block> blocks = new ArrayList<>();
    blocks.add(new Setting.Block("global_defs", "", global(configuration.global())));
    for (ScriptSpec script : configuration.scripts()) {
      blocks.add(new Setting.Block("vrrp_script", script.name(), script(script)));
    }
    for (RouterSpec router : configuration.routers()) {
      blocks.add(
          new Setting.Block(
              "vrrp_instance", router.name(), new RouterSettings(router, secrets).list()));
    }
    return blocks;
  }

  private static List<Setting> global(GlobalSpec global) {
    List<Setting> settings = new ArrayList<>();
    if (!global.routerId().isEmpty()) {
      settings.add(new Setting.Text("router_id", global.routerId()));
    }
    settings.add(new Setting.Flag("enable_script_security", global.scriptSecurity()));
    settings.add(new Setting.Flag("log_unknown_vrids", global.logUnknownVrids()));
    if (global.startupDelayNanos() > 0) {
      settings.add(seconds("vrrp_startup_delay", global.startupDelayNanos()));
    }
    if (global.garpIntervalNanos() > 0) {
      settings.add(seconds("vrrp_garp_interval", global.garpIntervalNanos()));
    }
    if (global.gnaIntervalNanos() > 0) {
      settings.add(seconds("vrrp_gna_interval", global.gnaIntervalNanos()));
    }
    if (global.realtimePriority() > 0) {
      settings.add(number("vrrp_rt_priority", global.realtimePriority()));
    }
    settings.add(number("vrrp_priority", global.niceValue()));
    settings.add(new Setting.Flag("vrrp_no_swap", global.lockMemory()));
    return settings;
  }

  private static List<Setting> script(ScriptSpec script) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Command("script", script.command()));
    settings.add(seconds("interval", script.intervalNanos()));
    settings.add(seconds("timeout", script.timeoutNanos()));
    settings.add(number("rise", script.rise()));
    settings.add(number("fall", script.fall()));
    if (!script.user().isEmpty()) {
      settings.add(
          new Setting.Words(
              "user",
              script.group().isEmpty()
                  ? List.of(script.user())
                  : List.of(script.user(), script.group())));
    }
    settings.add(new Setting.Flag("init_fail", script.startsFailed()));
    return settings;
  }

  static Setting number(String keyword, long value) {
    return new Setting.Amount(keyword, BigDecimal.valueOf(value));
  }

  static Setting seconds(String keyword, long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros();
    return new Setting.Amount(keyword, seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }
}
