package io.holdfast.config.host;

/**
 * The host that a configuration is for, as far as a check of the text needs it. Called from the
 * loading thread; must not block for long.
 */
public interface HostView {
  /** A host of which nothing is known: whatever is named is taken to be there. */
  HostView UNKNOWN =
      new HostView() {
        @Override
        public boolean isKnown() {
          return false;
        }

        @Override
        public boolean hasInterface(String name) {
          return true;
        }

        @Override
        public boolean hasUser(String name) {
          return true;
        }

        @Override
        public boolean hasGroup(String name) {
          return true;
        }

        @Override
        public boolean isRoot(String user) {
          return user.equals("root");
        }

        @Override
        public boolean canResolve(String name) {
          return true;
        }

        @Override
        public boolean canBeChangedByOthers(String path) {
          return false;
        }

        @Override
        public SecretFile secret(String path) {
          return SecretFile.unknown();
        }
      };

  /** Returns whether the answers are those of a host. */
  default boolean isKnown() {
    return true;
  }

  /** Returns whether there is a network interface of a name. */
  boolean hasInterface(String name);

  /** Returns whether there is a user of a name. */
  boolean hasUser(String name);

  /** Returns whether there is a group of a name. */
  boolean hasGroup(String name);

  /** Returns whether a user has the id 0. */
  boolean isRoot(String user);

  /** Returns whether a host name, or an address written as text, leads to an address. */
  boolean canResolve(String name);

  /** Returns whether somebody other than root could change what stands at a path. */
  boolean canBeChangedByOthers(String path);

  /** Reads a file that holds a secret, if nobody else could have written it. */
  SecretFile secret(String path);
}
