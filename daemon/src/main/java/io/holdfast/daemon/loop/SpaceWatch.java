package io.holdfast.daemon.loop;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedConfiguration;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.Namespaces;
import io.holdfast.linux.net.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second whether the network namespaces that instances are in exist, opens those that
 * have come and tells of those that are gone. Without such instances it has no thread. It opens on
 * threads of its own, since the loop must not wait.
 */
final class SpaceWatch implements AutoCloseable {
  private static final long LOOK_SECONDS = 1;

  private final Listener listener;
  private final Consumer<String> said;
  private final Set<String> leftBehind;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> open = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private Set<String> wanted = Set.of();
  private @Nullable Thread thread;

  /** Told of what comes and goes, on the thread that looked. */
  interface Listener {
    /** A namespace is open. */
    void opened(Space.Opened space);

    /** A namespace of a name is gone. */
    void gone(String name);
  }

  /**
   * Tells a listener, and says in words what an administrator wants to know.
   *
   * @param leftBehind where an earlier run has left something to undo
   */
  SpaceWatch(Listener listener, Consumer<String> said, Set<String> leftBehind) {
    this.listener = listener;
    this.said = said;
    this.leftBehind = leftBehind;
  }

  /** Opens what a configuration needs, as far as it exists. Blocks; not for the running loop. */
  synchronized void prepare(Configuration configuration) {
    wanted = NamespacedConfiguration.namespaces(configuration);
    leftBehind.stream().filter(name -> identity(name) != null).forEach(wanted::add);
    look();
    if (!wanted.isEmpty() && thread == null) {
      thread = Thread.ofPlatform().name("namespaces").daemon().start(this::watch);
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void watch() {
    try {
      while (!closing.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    for (Map.Entry<String, String> entry : Map.copyOf(open).entrySet()) {
      String name = entry.getKey();
      if (!entry.getValue().equals(identity(name))) {
        open.remove(name);
        said.accept("Network namespace " + name + " is gone");
        listener.gone(name);
      }
    }
    missing.retainAll(wanted);
    for (String name : wanted) {
      if (!open.containsKey(name)) {
        tryToOpen(name);
      }
    }
  }

  private void tryToOpen(String name) {
    String identity = identity(name);
    String problem = identity == null ? "it does not exist" : open(name, identity);
    if (problem.isEmpty()) {
      missing.remove(name);
      said.accept("Network namespace " + name + " opened");
    } else if (missing.add(name)) {
      said.accept("Network namespace " + name + " cannot be used, waiting for it: " + problem);
    }
  }

  /** Opens a namespace on a thread that ends with it; returns what is wrong, or nothing. */
  private String open(String name, String identity) {
    String[] problem = {""};
    Thread visitor =
        Thread.ofPlatform().name("namespace " + name).start(() -> problem[0] = visit(name));
    try {
      visitor.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
    if (problem[0].isEmpty()) {
      open.put(name, identity);
    }
    return problem[0];
  }

  private String visit(String name) {
    return switch (NetworkNamespace.open(name)) {
      case Result.Failure<NetworkNamespace> failure -> Errno.describe(failure.errno());
      case Result.Success<NetworkNamespace>(NetworkNamespace namespace) -> {
        int result = namespace.enter();
        if (result < 0) {
          namespace.close();
          yield Errno.describe(-result);
        }
        try {
          listener.opened(new Space.Opened(name, namespace, Channels.open()));
          yield "";
        } catch (Kernel.KernelException failure) {
          namespace.close();
          yield String.valueOf(failure.getMessage());
        }
      }
    };
  }

  /** What tells a namespace from another one of the same name; null while there is none. */
  private static @Nullable String identity(String name) {
    try {
      Map<String, Object> facts =
          Files.readAttributes(Path.of(Namespaces.path(name)), "unix:dev,ino");
      return facts.get("dev") + ":" + facts.get("ino");
    } catch (IOException missing) {
      return null;
    }
  }
}
