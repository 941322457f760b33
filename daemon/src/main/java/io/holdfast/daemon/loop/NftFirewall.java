package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.FirewallState;
import io.holdfast.core.Input;
import io.holdfast.linux.net.Nftables;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The packet filter of this host. The library is loaded with the first order, which comes with a
 * configuration that needs it, long before the first failover. Owned by the loop thread.
 */
final class NftFirewall implements FirewallPort, AutoCloseable {
  private static final String NO_LIBRARY = "libnftables.so.1 is missing, install libnftables1";

  private final Consumer<String> errors;
  private @Nullable Nftables library;
  private FirewallState current = FirewallState.none();
  private long latest;

  /**
   * Makes one that holds nothing.
   *
   * @param errors where it is told what is left behind at the end
   */
  NftFirewall(Consumer<String> errors) {
    this.errors = errors;
  }

  @Override
  public void set(Effect.SetFirewall order, Answers answers) {
    if (order.number() < latest) {
      return;
    }
    latest = order.number();
    String problem = run(order.state());
    if (problem == null) {
      current = order.state();
    } else {
      answers.add(new Input.FirewallFailed(order, problem));
    }
  }

  /** Also takes away what an engine that broke down could not take away. */
  @Override
  public void close() {
    Nftables open = library;
    if (open != null) {
      String problem = run(FirewallState.none());
      if (problem != null) {
        errors.accept("Cannot remove the nftables table: " + problem);
      }
      open.close();
      library = null;
    }
  }

  private @Nullable String run(FirewallState wanted) {
    if (wanted.parts().isEmpty() && current.parts().isEmpty()) {
      return null;
    }
    Nftables open = library == null ? Nftables.open() : library;
    if (open == null) {
      return NO_LIBRARY;
    }
    library = open;
    if (wanted.parts().isEmpty()) {
      return open.run(FirewallText.remove(current.spec().table()));
    }
    if (wanted.isShapedLike(current)) {
      String problem = open.run(FirewallText.refill(wanted));
      return problem == null ? null : open.run(FirewallText.make(wanted));
    }
    boolean isRenamed =
        !current.parts().isEmpty() && !current.spec().table().equals(wanted.spec().table());
    String old = isRenamed ? FirewallText.remove(current.spec().table()) : "";
    return open.run(old + FirewallText.make(wanted));
  }
}
