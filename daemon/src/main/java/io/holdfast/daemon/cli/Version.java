package io.holdfast.daemon.cli;

/** The name and version shown to people and written to the log. */
public final class Version {
  private static final String UNPACKAGED = "0.1.0-SNAPSHOT";

  private Version() {}

  /** The version of the package, as in {@code 0.1.0}. */
  public static String number() {
    Module module = Version.class.getModule();
    if (module.getDescriptor() != null && module.getDescriptor().rawVersion().isPresent()) {
      return module.getDescriptor().rawVersion().get();
    }
    String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? UNPACKAGED : packaged;
  }

  /** Name and version, as in {@code Holdfast v0.1.0}. */
  public static String title() {
    return "Holdfast v" + number();
  }

  /** The kernel, as in {@code Linux 6.1.0}. */
  public static String kernel() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }
}
