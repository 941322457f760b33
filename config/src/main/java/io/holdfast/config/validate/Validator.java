package io.holdfast.config.validate;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import io.holdfast.config.host.HostView;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.ScriptDraft;
import io.holdfast.config.parse.SyncGroupDraft;
import io.holdfast.config.text.Source;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @param host what is known of the host
   */
  public static @Nullable Configuration validate(
      Draft draft, Source source, HostView host, Diagnostics diagnostics) {
    Findings findings = new Findings(diagnostics);
    ScriptFiles files = new ScriptFiles(source, host);
    new HostRules(draft, host, files, findings).check();
    GroupRules groups = new GroupRules(draft, findings);
    Set<String> unweighted = groups.check();
    ScriptRules scripts = new ScriptRules(draft, files, findings);
    TrackRules tracks = new TrackRules(draft, unweighted, scripts, findings);
    CommandRules commands = new CommandRules(draft.global);
    WeightRules weights = new WeightRules(unweighted, findings);
    List<RouterSpec> routers = new ArrayList<>();
    for (InstanceDraft instance : draft.instances()) {
      SyncGroupDraft group = groups.groupOf(instance.name);
      NotifySpec notices =
          commands.notices(instance.notices, group == null ? null : group.notices());
      RouterSpec router =
          new RouterRules(instance, draft.global, host, findings)
              .build(tracks, notices, commands.gate(instance.notices));
      if (router != null) {
        weights.check(instance, router.priority());
        routers.add(router);
      }
    }
    new VridRules(draft, findings).check(routers);
    List<GroupSpec> groupSpecs = groups.specs(routers, tracks, commands);
    List<ScriptSpec> used =
        scripts.used(tracked(routers, groupSpecs, draft.trackers().toSpec().combinations()));
    used.forEach(script -> hold(script, draft));
    TrackersSpec trackers =
        new DelayRules(places(draft), findings).lower(draft.trackers().toSpec(), routers);
    return findings.hasFatal()
        ? null
        : new Configuration(
            global(draft.global, commands, new SystemResolver(draft).resolve()),
            routers,
            groupSpecs,
            used,
            trackers);
  }

  private static Map<String, Place> places(Draft draft) {
    Map<String, Place> places = new HashMap<>();
    draft.instances().forEach(each -> places.put(each.name, each.placeOf("interface")));
    return places;
  }

  private static void hold(ScriptSpec script, Draft draft) {
    ScriptDraft block = draft.script(script.name());
    if (block != null) {
      draft.trackers().hold(new TrackerName(TrackKind.SCRIPT, script.name()), block.hold);
    }
  }

  private static List<TrackerName> tracked(
      List<RouterSpec> routers, List<GroupSpec> groups, List<CombinationSpec> combinations) {
    List<TrackerName> names = new ArrayList<>();
    for (RouterSpec router : routers) {
      addNames(router.tracks(), names);
    }
    for (GroupSpec group : groups) {
      addNames(group.tracks(), names);
    }
    for (CombinationSpec combination : combinations) {
      names.addAll(combination.trackers());
    }
    return names;
  }

  private static void addNames(List<TrackSpec> tracks, List<TrackerName> names) {
    for (TrackSpec track : tracks) {
      names.add(new TrackerName(track.kind(), track.name()));
    }
  }

  private static GlobalSpec global(GlobalDraft draft, CommandRules commands, SystemSpec system) {
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
        commands.report(),
        commands.lifecycle(),
        system);
  }
}
