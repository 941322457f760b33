package io.holdfast.daemon;

import io.holdfast.config.host.HostView;
import io.holdfast.config.host.SecretFile;

/**
 * This host, as a daemon looks at it: interfaces and users may come later and are not asked for,
 * but secrets are read now. Stateless.
 */
final class RunningHost implements HostView {
  @Override
  public boolean isKnown() {
    return UNKNOWN.isKnown();
  }

  @Override
  public boolean hasInterface(String name) {
    return UNKNOWN.hasInterface(name);
  }

  @Override
  public boolean hasUser(String name) {
    return UNKNOWN.hasUser(name);
  }

  @Override
  public boolean hasGroup(String name) {
    return UNKNOWN.hasGroup(name);
  }

  @Override
  public boolean isRoot(String user) {
    return UNKNOWN.isRoot(user);
  }

  @Override
  public boolean canResolve(String name) {
    return UNKNOWN.canResolve(name);
  }

  @Override
  public boolean canBeChangedByOthers(String path) {
    return UNKNOWN.canBeChangedByOthers(path);
  }

  @Override
  public SecretFile secret(String path) {
    return SecretReader.read(path);
  }
}
