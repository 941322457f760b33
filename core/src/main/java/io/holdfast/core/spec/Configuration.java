package io.holdfast.core.spec;

import java.util.List;

/**
 * Everything that one load of keepalived.conf asks for.
 *
 * @param global settings of {@code global_defs}, with defaults filled in
 * @param routers the virtual routers, in file order, names unique
 * @param groups the sync groups, in file order, names unique
 * @param scripts the tracking scripts that some router, group or combination uses, names unique
 * @param trackers the definitions of everything else that can be tracked
 */
public record Configuration(
    GlobalSpec global,
    List<RouterSpec> routers,
    List<GroupSpec> groups,
    List<ScriptSpec> scripts,
    TrackersSpec trackers) {

  /** Nothing to run: the state before the first load and after a stop. */
  public static final Configuration EMPTY =
      new Configuration(GlobalSpec.DEFAULT, List.of(), List.of());

  /** Copies the lists. */
  public Configuration {
    routers = List.copyOf(routers);
    groups = List.copyOf(groups);
    scripts = List.copyOf(scripts);
  }

  /** A configuration without groups and without other trackers than scripts. */
  public Configuration(GlobalSpec global, List<RouterSpec> routers, List<ScriptSpec> scripts) {
    this(global, routers, List.of(), scripts, TrackersSpec.NONE);
  }

  /** Returns this with other global settings. */
  public Configuration withGlobal(GlobalSpec other) {
    return new Configuration(other, routers, groups, scripts, trackers);
  }

  /** Returns this with other routers. */
  public Configuration withRouters(List<RouterSpec> others) {
    return new Configuration(global, others, groups, scripts, trackers);
  }

  /** Returns this with other groups. */
  public Configuration withGroups(List<GroupSpec> others) {
    return new Configuration(global, routers, others, scripts, trackers);
  }

  /** Returns this with other definitions of trackers. */
  public Configuration withTrackers(TrackersSpec others) {
    return new Configuration(global, routers, groups, scripts, others);
  }
}
