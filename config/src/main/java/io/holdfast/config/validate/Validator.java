package io.holdfast.config.validate;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.text.Source;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a draft as a whole and makes the configuration of it. Stateless. */
public final class Validator {
  private static final long NANOS_IN_MICRO = 1000;

  private Validator() {}

  /**
   * Returns the configuration; null when a finding, then or before, forbids its use.
   *
   * @param source where the files of scripts are looked for
   */
  public static @Nullable Configuration validate(
      Draft draft, Source source, Diagnostics diagnostics) {
    Findings findings = new Findings(diagnostics);
    Set<String> grouped = new GroupRules(draft, findings).check();
    ScriptRules scripts = new ScriptRules(draft, grouped, new ScriptFiles(source), findings);
    WeightRules weights = new WeightRules(grouped, findings);
    List<RouterSpec> routers = new ArrayList<>();
    for (InstanceDraft instance : draft.instances()) {
      RouterSpec router = new RouterRules(instance, draft.global, findings).build(scripts);
      if (router != null) {
        weights.check(instance, router.priority());
        routers.add(router);
      }
    }
    new VridRules(draft, findings).check(routers);
    List<ScriptSpec> used = scripts.used(routers);
    return findings.hasFatal() ? null : new Configuration(global(draft.global), routers, used);
  }

  private static GlobalSpec global(GlobalDraft draft) {
    return new GlobalSpec(
        draft.routerId,
        draft.logUnknownVrids,
        draft.startupDelayMicros * NANOS_IN_MICRO,
        draft.realtimePriority,
        draft.niceValue,
        draft.lockMemory,
        draft.scriptSecurity,
        draft.garpIntervalMicros * NANOS_IN_MICRO,
        draft.gnaIntervalMicros * NANOS_IN_MICRO,
        ReportSpec.NONE,
        LifecycleSpec.NONE);
  }
}
