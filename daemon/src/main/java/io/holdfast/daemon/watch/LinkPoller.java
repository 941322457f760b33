package io.holdfast.daemon.watch;

import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.LinkProbe;
import io.holdfast.linux.net.LinkProbe.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks interfaces for their link once a second, in the configured way or the first that works.
 * Owned by the thread that polls.
 */
final class LinkPoller implements WatchThread.Source {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LinkProbe probe;
  private final Listener listener;
  private final Consumer<String> warnings;
  private final Map<String, Way> ways = new HashMap<>();
  private List<LinkPollSpec> polls = List.of();
  private long dueNanos = Epoll.NEVER;

  /** Told of every answer. */
  @FunctionalInterface
  interface Listener {
    void polled(String interfaceName, boolean hasLink);
  }

  LinkPoller(LinkProbe probe, Listener listener, Consumer<String> warnings) {
    this.probe = probe;
    this.listener = listener;
    this.warnings = warnings;
  }

  /** Asks these from now on, the first time at once. */
  void configure(List<LinkPollSpec> wanted) {
    polls = wanted;
    ways.clear();
    due();
  }

  @Override
  public int fd() {
    return -1;
  }

  @Override
  public long deadlineNanos() {
    return dueNanos;
  }

  @Override
  public void ready() {
    throw new IllegalStateException("there is nothing to wait for");
  }

  @Override
  public void due() {
    for (LinkPollSpec poll : polls) {
      int link = ask(poll);
      if (link >= 0) {
        listener.polled(poll.interfaceName(), link > 0);
      }
    }
    dueNanos = MonotonicClock.nanos() + PERIOD_NANOS;
  }

  @Override
  public void end() {
    probe.close();
  }

  private int ask(LinkPollSpec poll) {
    String name = poll.interfaceName();
    Way known = ways.get(name);
    if (known == null) {
      known = choose(poll);
    }
    if (known == null) {
      return -Errno.ENODEV;
    }
    int link = link(name, known);
    if (link < 0) {
      ways.remove(name);
    }
    return link;
  }

  private int link(String name, Way way) {
    String namespace = NamespacedName.namespace(name);
    return namespace.isEmpty()
        ? probe.link(name, way)
        : NamespaceProbe.link(namespace, NamespacedName.plain(name), way);
  }

  /** The configured way if it works, else the first of all that does; null without any. */
  private @Nullable Way choose(LinkPollSpec poll) {
    String name = poll.interfaceName();
    Way wanted = wanted(poll.method());
    Way chosen = wanted != null && link(name, wanted) >= 0 ? wanted : null;
    for (Way way : Way.values()) {
      if (chosen == null && link(name, way) >= 0) {
        chosen = way;
      }
    }
    if (chosen != null) {
      ways.put(name, chosen);
      if (wanted != null && wanted != chosen) {
        String answer = " not supported, using " + chosen;
        warnings.accept("(" + name + "): Configured linkbeat type " + wanted + answer);
      }
    }
    return chosen;
  }

  private static @Nullable Way wanted(LinkPollSpec.Method method) {
    return switch (method) {
      case ANY -> null;
      case MII -> Way.MII;
      case ETHTOOL -> Way.ETHTOOL;
      case IOCTL -> Way.IOCTL;
    };
  }
}
