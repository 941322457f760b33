package io.holdfast.daemon;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.host.HostView;
import io.holdfast.config.text.FileSource;
import io.holdfast.config.text.IncludeCheck;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.daemon.cli.HostName;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.life.ConfigurationSource;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Reads the keepalived.conf that the options name. */
final class KeepalivedFile implements ConfigurationSource {
  private final String pattern;
  private final Options options;
  private final HostView host;

  KeepalivedFile(String pattern, Options options) {
    this(pattern, options, HostView.UNKNOWN);
  }

  private KeepalivedFile(String pattern, Options options, HostView host) {
    this.pattern = pattern;
    this.options = options;
    this.host = host;
  }

  /** Returns the same file, read with an eye on a host. */
  KeepalivedFile on(HostView known) {
    return new KeepalivedFile(pattern, options, known);
  }

  @Override
  public LoadResult load() {
    Set<IncludeCheck> checks =
        options.has(Option.ALL_CONFIG) ? EnumSet.allOf(IncludeCheck.class) : Set.of();
    String configId = options.value(Option.CONFIG_ID);
    TextEnvironment environment =
        new TextEnvironment(
            configId == null ? HostName.upToTheFirstDot() : configId,
            System.getenv(),
            new Random(),
            checks);
    return ConfigurationLoader.load(new LoadRequest(pattern, new FileSource(), environment, host));
  }
}
