package io.holdfast.daemon.cli.config;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Severity;
import io.holdfast.core.spec.Configuration;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Loads the files of a command. Stateless. */
final class ConfigFile {
  private ConfigFile() {}

  /** Loads a file and reports its errors; null when a daemon could not use it. */
  static @Nullable Configuration load(String file, String configId, PrintStream errors) {
    LoadResult loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file, configId));
    loaded.diagnostics().stream()
        .filter(found -> found.severity().compareTo(Severity.ERROR) >= 0)
        .map(DiagnosticPrinter::block)
        .forEach(errors::print);
    return loaded.configuration();
  }
}
