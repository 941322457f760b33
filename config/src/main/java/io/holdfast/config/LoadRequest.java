package io.holdfast.config;

import io.holdfast.config.host.HostView;
import io.holdfast.config.text.FileSource;
import io.holdfast.config.text.IncludeCheck;
import io.holdfast.config.text.Source;
import io.holdfast.config.text.TextEnvironment;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * What to load.
 *
 * @param pattern the file, a glob (option {@code -f})
 * @param source where files come from
 * @param environment what the text can ask for (options {@code -i} and {@code -e})
 * @param host what is known of the host that the configuration is for
 */
public record LoadRequest(
    String pattern, Source source, TextEnvironment environment, HostView host) {

  /** Creates a request for a host of which nothing is known. */
  public LoadRequest(String pattern, Source source, TextEnvironment environment) {
    this(pattern, source, environment, HostView.UNKNOWN);
  }

  /**
   * Returns a request for files of this host with its environment variables.
   *
   * @param configId the id for {@code @ID} lines, by default the host name up to the first dot
   */
  public static LoadRequest ofFiles(String pattern, String configId) {
    return new LoadRequest(
        pattern,
        new FileSource(),
        new TextEnvironment(configId, System.getenv(), new Random(), Set.of()));
  }

  /** Returns the same request with every include insisting on its files (option {@code -e}). */
  public LoadRequest insisting() {
    return new LoadRequest(
        pattern,
        source,
        new TextEnvironment(
            environment.configId(),
            environment.variables(),
            environment.random(),
            EnumSet.allOf(IncludeCheck.class)),
        host);
  }

  /** Returns the same request with what is known of the host. */
  public LoadRequest on(HostView known) {
    return new LoadRequest(pattern, source, environment, known);
  }
}
