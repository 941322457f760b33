package io.holdfast.core.vrrp;

import io.holdfast.core.spec.RouterSpec;
import java.util.BitSet;
import java.util.List;

/**
 * Which running virtual router goes on as which wanted one when the configuration changes: by name
 * first, then whoever has the same identity. Who finds no successor ends, who finds no predecessor
 * starts; but one that keeps its name with another identity leaves its addresses to its namesake.
 * Immutable.
 */
public final class Succession {
  /** Stands for a virtual router that is new. */
  public static final int NONE = -1;

  private final int[] predecessors;
  private final int[] namesakes;
  private final int[] forebears;
  private final BitSet goingOn = new BitSet();

  private Succession(int[] predecessors, int[] namesakes, int[] forebears) {
    this.predecessors = predecessors;
    this.namesakes = namesakes;
    this.forebears = forebears;
    for (int index : predecessors) {
      if (index != NONE) {
        goingOn.set(index);
      }
    }
  }

  /** Matches what runs with what is wanted. */
  public static Succession of(List<RouterSpec> running, List<RouterSpec> wanted) {
    List<Identity> identities = running.stream().map(Identity::of).toList();
    BitSet taken = new BitSet();
    int[] predecessors = new int[wanted.size()];
    for (int index = 0; index < predecessors.length; index++) {
      String name = wanted.get(index).name();
      predecessors[index] = NONE;
      for (int old = 0; old < running.size() && predecessors[index] == NONE; old++) {
        if (!taken.get(old)
            && running.get(old).name().equals(name)
            && identities.get(old).equals(Identity.of(wanted.get(index)))) {
          predecessors[index] = old;
          taken.set(old);
        }
      }
    }
    for (int index = 0; index < predecessors.length; index++) {
      if (predecessors[index] == NONE) {
        predecessors[index] = renamed(identities, Identity.of(wanted.get(index)), taken);
      }
    }
    int[] namesakes = namesakes(running, wanted, predecessors);
    int[] forebears = namesakes.clone();
    for (int index = 0; index < forebears.length; index++) {
      int old = forebears[index];
      if (old != NONE && !identities.get(old).mayServeOnAs(wanted.get(index))) {
        forebears[index] = NONE;
      }
    }
    return new Succession(predecessors, namesakes, forebears);
  }

  /** The index of the running router that becomes a wanted one, or {@link #NONE}. */
  public int predecessor(int wantedIndex) {
    return predecessors[wantedIndex];
  }

  /**
   * The index of a running router that ends and whose name a new one has, or {@link #NONE}: it is
   * somebody else to the others, but the same to its administrator.
   */
  public int namesake(int wantedIndex) {
    return namesakes[wantedIndex];
  }

  /**
   * The index of the {@link #namesake} if the new router is master at once where that one was, and
   * so keeps its addresses, or {@link #NONE}.
   */
  public int forebear(int wantedIndex) {
    return forebears[wantedIndex];
  }

  /** Whether a running router is the namesake of some wanted one. */
  public boolean isNamesake(int runningIndex) {
    for (int index : namesakes) {
      if (index == runningIndex) {
        return true;
      }
    }
    return false;
  }

  /** Whether a running router becomes some wanted one. */
  public boolean goesOn(int runningIndex) {
    return goingOn.get(runningIndex);
  }

  private static int[] namesakes(
      List<RouterSpec> running, List<RouterSpec> wanted, int[] predecessors) {
    BitSet goingOn = new BitSet();
    for (int index : predecessors) {
      if (index != NONE) {
        goingOn.set(index);
      }
    }
    int[] found = new int[predecessors.length];
    for (int index = 0; index < found.length; index++) {
      found[index] = NONE;
      for (int old = 0; old < running.size() && predecessors[index] == NONE; old++) {
        if (!goingOn.get(old) && running.get(old).name().equals(wanted.get(index).name())) {
          found[index] = old;
        }
      }
    }
    return found;
  }

  /** Takes the first free router of an identity, whatever its name. */
  private static int renamed(List<Identity> identities, Identity identity, BitSet taken) {
    for (int old = taken.nextClearBit(0);
        old < identities.size();
        old = taken.nextClearBit(old + 1)) {
      if (identities.get(old).equals(identity)) {
        taken.set(old);
        return old;
      }
    }
    return NONE;
  }
}
