package io.holdfast.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes what instances in other network namespaces name unique: their interfaces become {@code
 * NAMESPACE/INTERFACE}, and each namespace gets a run of its own of the scripts tracked in it. One
 * engine then serves them all. Stateless.
 */
public final class NamespacedConfiguration {
  private NamespacedConfiguration() {}

  /** The namespaces that instances are in besides the daemon's own. */
  public static Set<String> namespaces(Configuration configuration) {
    Set<String> names = new TreeSet<>();
    for (RouterSpec router : configuration.routers()) {
      if (!router.host().namespace().isEmpty()) {
        names.add(router.host().namespace());
      }
    }
    return names;
  }

  /** The configuration for an engine: the same object where no instance is elsewhere. */
  public static Configuration of(Configuration configuration) {
    if (namespaces(configuration).isEmpty()) {
      return configuration;
    }
    List<RouterSpec> routers = new ArrayList<>();
    Map<String, ScriptSpec> scripts = new LinkedHashMap<>();
    List<DampingSpec> dampings = new ArrayList<>(configuration.trackers().dampings());
    configuration.scripts().forEach(script -> scripts.put(script.name(), script));
    for (RouterSpec router : configuration.routers()) {
      String namespace = router.host().namespace();
      routers.add(namespace.isEmpty() ? router : moved(router, namespace));
      for (TrackSpec track : router.tracks()) {
        ScriptSpec script = track.isScript() ? scripts.get(track.name()) : null;
        if (script != null && !namespace.isEmpty()) {
          ScriptSpec copy = script.in(namespace);
          if (scripts.putIfAbsent(copy.name(), copy) == null) {
            hold(script, copy, configuration.trackers(), dampings);
          }
        }
      }
    }
    Set<String> used = tracked(routers, configuration);
    return new Configuration(
        configuration.global(),
        routers,
        configuration.groups(),
        scripts.values().stream().filter(script -> used.contains(script.name())).toList(),
        configuration.trackers().withDampings(dampings));
  }

  /** The names of scripts that somebody tracks; groups and combinations are of the host. */
  private static Set<String> tracked(List<RouterSpec> routers, Configuration configuration) {
    Set<String> names = new TreeSet<>();
    routers.forEach(router -> addNames(router.tracks(), names));
    configuration.groups().forEach(group -> addNames(group.tracks(), names));
    for (CombinationSpec combination : configuration.trackers().combinations()) {
      for (TrackerName tracker : combination.trackers()) {
        names.add(tracker.name());
      }
    }
    return names;
  }

  private static void addNames(List<TrackSpec> tracks, Set<String> names) {
    tracks.forEach(track -> names.add(track.name()));
  }

  private static void hold(
      ScriptSpec script, ScriptSpec copy, TrackersSpec trackers, List<DampingSpec> dampings) {
    DampingSpec damping = trackers.damping(TrackKind.SCRIPT, script.name());
    if (damping != null) {
      dampings.add(
          new DampingSpec(
              new TrackerName(TrackKind.SCRIPT, copy.name()),
              damping.holdSetNanos(),
              damping.holdClearNanos()));
    }
  }

  private static RouterSpec moved(RouterSpec router, String namespace) {
    return RouterBuilder.of(router)
        .interfaceName(NamespacedName.of(namespace, router.interfaceName()))
        .addresses(addresses(router.addresses(), namespace))
        .excludedAddresses(addresses(router.excludedAddresses(), namespace))
        .tracks(router.tracks().stream().map(track -> track(track, namespace)).toList())
        .build();
  }

  private static List<AddressSpec> addresses(List<AddressSpec> lines, String namespace) {
    return lines.stream()
        .map(line -> line.on(NamespacedName.of(namespace, line.interfaceName())))
        .toList();
  }

  /** Files, processes and BFD sessions are those of the host. */
  private static TrackSpec track(TrackSpec track, String namespace) {
    boolean isElsewhere = track.kind() == TrackKind.INTERFACE || track.isScript();
    return isElsewhere
        ? new TrackSpec(
            track.kind(),
            NamespacedName.of(namespace, track.name()),
            track.weight(),
            track.reverse())
        : track;
  }
}
