package io.holdfast.daemon;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.text.FileSource;
import io.holdfast.config.text.IncludeCheck;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.life.ConfigurationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Reads the keepalived.conf that the options name. */
final class KeepalivedFile implements ConfigurationSource {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private final String pattern;
  private final Options options;

  KeepalivedFile(String pattern, Options options) {
    this.pattern = pattern;
    this.options = options;
  }

  @Override
  public LoadResult load() {
    Set<IncludeCheck> checks =
        options.has(Option.ALL_CONFIG) ? EnumSet.allOf(IncludeCheck.class) : Set.of();
    String configId = options.value(Option.CONFIG_ID);
    TextEnvironment environment =
        new TextEnvironment(
            configId == null ? shortHostName() : configId, System.getenv(), new Random(), checks);
    return ConfigurationLoader.load(new LoadRequest(pattern, new FileSource(), environment));
  }

  /** The host's name up to the first dot, without asking any name service. */
  private static String shortHostName() {
    try {
      String name = Files.readString(HOST_NAME).strip();
      int dot = name.indexOf('.');
      return dot < 0 ? name : name.substring(0, dot);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
