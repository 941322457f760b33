package io.holdfast.daemon.loop;

import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NamespaceName;
import org.jspecify.annotations.Nullable;

/**
 * The number that marks our addresses in the kernel ({@code IFA_PROTO}), one for each daemon of a
 * network namespace, so that what a killed one left behind is told from what a living one serves.
 * Whoever holds the name that goes with a number lives. Owned by the loop thread.
 */
final class AddressMarks implements AutoCloseable {
  /** The lowest of our numbers; those below 20 are taken by iproute2, the kernel and keepalived. */
  static final int FIRST = 72;

  /** Daemons of a network namespace that are told apart; more of them mark nothing. */
  static final int COUNT = 8;

  private static final String NAME = "holdfast/addresses/";

  private final boolean[] isDead = new boolean[COUNT];
  private @Nullable NamespaceName held;
  private int own;

  private AddressMarks() {}

  /** Takes the first free number in the network namespace of the calling thread. */
  static AddressMarks take() {
    AddressMarks marks = new AddressMarks();
    for (int index = 0; index < COUNT; index++) {
      marks.look(index);
    }
    return marks;
  }

  /** The number of this daemon, 0 if none was free. */
  int own() {
    return own;
  }

  /** Whether a number is one of ours, and no daemon that lived when this one started uses it. */
  boolean isLeftBehind(int number) {
    return number >= FIRST && number < FIRST + COUNT && isDead[number - FIRST];
  }

  @Override
  public void close() {
    if (held != null) {
      held.close();
    }
  }

  private void look(int index) {
    if (NamespaceName.hold(NAME + index) instanceof Result.Success<NamespaceName>(var name)) {
      isDead[index] = true;
      if (held == null) {
        held = name;
        own = FIRST + index;
      } else {
        name.close();
      }
    }
  }
}
