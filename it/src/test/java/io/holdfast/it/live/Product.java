package io.holdfast.it.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A VRRP daemon under test. Both take the same options and the same file. */
public enum Product {
  HOLDFAST {
    @Override
    List<String> program() {
      return List.of(home().resolve("holdfast").toString());
    }
  },
  KEEPALIVED {
    @Override
    List<String> program() {
      return List.of("keepalived");
    }
  };

  /** What the tests test: Holdfast, unless the tests themselves are being tested. */
  public static Product subject() {
    return valueOf(System.getProperty("holdfast.it.subject", "holdfast").toUpperCase(Locale.ROOT));
  }

  /** The root of the source tree, where the launcher is. */
  public static Path home() {
    return Path.of(System.getProperty("holdfast.home", "..")).toAbsolutePath().normalize();
  }

  abstract List<String> program();
}
