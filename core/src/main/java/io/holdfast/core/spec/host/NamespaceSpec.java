package io.holdfast.core.spec.host;

/**
 * How several daemons of one host are told apart.
 *
 * @param network {@code net_namespace}: the network namespace it runs in; empty for its own
 * @param instance {@code instance}: a name in pid files and logs; empty for none
 * @param pidDirectory {@code use_pid_dir}, which {@code instance} brings with it
 */
public record NamespaceSpec(String network, String instance, boolean pidDirectory) {
  /** keepalived's defaults. */
  public static final NamespaceSpec NONE = new NamespaceSpec("", "", false);
}
