package io.holdfast.core.spec;

/**
 * Names that are unique over network namespaces: {@code NAMESPACE/NAME}, and the bare name for what
 * is in the daemon's own. No interface and no namespace has a slash in its name. Stateless.
 */
public final class NamespacedName {
  private static final char SEPARATOR = '/';

  private NamespacedName() {}

  /** The name of something in a namespace; empty for the daemon's own. */
  public static String of(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + SEPARATOR + name;
  }

  /** The namespace of a name; empty for the daemon's own, which allocates nothing. */
  public static String namespace(String name) {
    int end = name.indexOf(SEPARATOR);
    return end < 0 ? "" : name.substring(0, end);
  }

  /** The name within its namespace. */
  public static String plain(String name) {
    return name.substring(name.indexOf(SEPARATOR) + 1);
  }
}
