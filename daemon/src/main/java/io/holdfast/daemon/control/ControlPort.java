package io.holdfast.daemon.control;

import io.holdfast.daemon.show.Picture;
import java.util.function.Consumer;

/**
 * What the control socket asks of the daemon. Called on the control thread, may wait for room in
 * the loop's inbox; answers come on any thread, and taking one must be quick.
 */
public interface ControlPort {
  /** Asks the loop for a picture. */
  void picture(Consumer<Picture> taker);

  /** Has something done; the answer comes when it is done or cannot be. */
  void act(Action action, Consumer<Outcome> taker);
}
