package io.holdfast.config.host;

/**
 * The host that a configuration is for, as far as a check of the text needs it. What is not
 * answered is not known, and whatever is named is then taken to be there. Called from the loading
 * thread; must not block for long.
 */
public interface HostView {
  /** A host of which nothing is known. */
  HostView UNKNOWN = new HostView() {};

  /** A host of which nothing is known but that it is another one. */
  HostView ELSEWHERE =
      new HostView() {
        @Override
        public boolean isHere() {
          return false;
        }
      };

  /** Returns whether the files of iproute2 that can be read are those of the host. */
  default boolean isHere() {
    return true;
  }

  /** Returns whether the answers are those of a host. */
  default boolean isKnown() {
    return false;
  }

  /** Returns whether there is a network interface of a name. */
  default boolean hasInterface(String name) {
    return true;
  }

  /** Returns whether an interface can multicast; true for one that is not there. */
  default boolean canMulticast(String interfaceName) {
    return true;
  }

  /** Returns whether there is a user of a name. */
  default boolean hasUser(String name) {
    return true;
  }

  /** Returns whether there is a group of a name. */
  default boolean hasGroup(String name) {
    return true;
  }

  /** Returns whether a user has the id 0. */
  default boolean isRoot(String user) {
    return user.equals("root");
  }

  /** Returns whether a host name, or an address written as text, leads to an address. */
  default boolean canResolve(String name) {
    return true;
  }

  /** Returns whether somebody other than root could change what stands at a path. */
  default boolean canBeChangedByOthers(String path) {
    return false;
  }

  /** Reads a file that holds a secret, if nobody else could have written it. */
  default SecretFile secret(String path) {
    return SecretFile.unknown();
  }
}
