package io.holdfast.daemon.watch;

import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.core.spec.host.LinkPollSpec.Method;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.LinkProbe;
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
  private static final List<Method> METHODS = List.of(Method.MII, Method.ETHTOOL, Method.IOCTL);

  private final LinkProbe probe;
  private final Listener listener;
  private final Consumer<String> warnings;
  private final Map<String, Method> methods = new HashMap<>();
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
    methods.clear();
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
    Method known = methods.get(name);
    if (known == null) {
      known = choose(poll);
    }
    if (known == null) {
      return -Errno.ENODEV;
    }
    int link = probe.link(name, known);
    if (link < 0) {
      methods.remove(name);
    }
    return link;
  }

  /** The configured way if it works, else the first of all that does; null without any. */
  private @Nullable Method choose(LinkPollSpec poll) {
    String name = poll.interfaceName();
    boolean works = poll.method() != Method.ANY && probe.link(name, poll.method()) >= 0;
    Method chosen = works ? poll.method() : null;
    for (Method method : METHODS) {
      if (chosen == null && probe.link(name, method) >= 0) {
        chosen = method;
      }
    }
    if (chosen != null) {
      methods.put(name, chosen);
      if (poll.method() != Method.ANY && poll.method() != chosen) {
        warnings.accept(
            "("
                + name
                + "): Configured linkbeat type "
                + poll.method()
                + " not supported, using "
                + chosen);
      }
    }
    return chosen;
  }
}
