package io.holdfast.daemon;

import io.holdfast.config.host.HostView;
import io.holdfast.config.host.SecretFile;

/**
 * This host, as a daemon looks at it: interfaces and users may come later and are not asked for,
 * but secrets are read now. Stateless.
 */
final class RunningHost implements HostView {
  @Override
  public SecretFile secret(String path) {
    return SecretReader.read(path);
  }
}
