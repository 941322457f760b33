package io.holdfast.daemon.metrics;

import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.daemon.show.Picture;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has metrics answered where the configuration wants it. The server starts and ends on a thread of
 * its own; nothing of it is loaded before it is wanted. Usable from any thread.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private final Consumer<Consumer<Picture>> pictures;
  private final Consumer<String> complaints;
  private @Nullable ListenSpec wanted;
  private @Nullable MetricsServer server;

  /**
   * Makes an endpoint that listens nowhere.
   *
   * @param pictures asks the loop for a picture
   * @param complaints takes a line for the log
   */
  public MetricsEndpoint(Consumer<Consumer<Picture>> pictures, Consumer<String> complaints) {
    this.pictures = pictures;
    this.complaints = complaints;
  }

  /** Listens elsewhere from soon on, or nowhere for null; does not wait. */
  public synchronized void listen(@Nullable ListenSpec place) {
    if (!Objects.equals(place, wanted)) {
      wanted = place;
      Thread.ofPlatform().name("metrics").daemon().start(() -> move(place));
    }
  }

  private synchronized void move(@Nullable ListenSpec place) {
    if (!Objects.equals(place, wanted)) {
      return; // A later wish is on its way.
    }
    end();
    if (place == null) {
      return;
    }
    try {
      server = MetricsServer.start(place, pictures);
    } catch (IOException refused) {
      complaints.accept(
          "metrics_listen " + place + ": cannot listen there: " + refused.getMessage());
    }
  }

  private void end() {
    MetricsServer current = server;
    if (current != null) {
      current.close();
      server = null;
    }
  }

  @Override
  public synchronized void close() {
    wanted = null;
    end();
  }
}
