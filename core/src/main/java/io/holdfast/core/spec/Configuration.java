package io.holdfast.core.spec;

import java.util.List;

/**
 * Everything that one load of keepalived.conf asks for.
 *
 * @param global settings of {@code global_defs}, with defaults filled in
 * @param routers the virtual routers, in file order, names unique
 * @param scripts the tracking scripts that some router uses, names unique
 */
public record Configuration(GlobalSpec global, List<RouterSpec> routers, List<ScriptSpec> scripts) {

  /** Nothing to run: the state before the first load and after a stop. */
  public static final Configuration EMPTY =
      new Configuration(GlobalSpec.DEFAULT, List.of(), List.of());

  /** Copies the lists. */
  public Configuration {
    routers = List.copyOf(routers);
    scripts = List.copyOf(scripts);
  }
}
