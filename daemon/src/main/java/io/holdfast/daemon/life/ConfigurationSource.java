package io.holdfast.daemon.life;

import io.holdfast.config.LoadResult;

/** Reads the configuration, again at each call. Blocks on files; not for the loop thread. */
@FunctionalInterface
public interface ConfigurationSource {
  /** Reads all of it. */
  LoadResult load();
}
