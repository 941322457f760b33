package io.holdfast.daemon.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the interfaces of other network namespaces, where the kernel's own numbers repeat.
 * Those of the daemon's namespace keep the kernel's. Owned by the loop thread.
 */
final class LinkIds {
  /** Above every number that a kernel gives out in practice: it counts them up from 1. */
  private static final int FIRST = 0x4000_0000;

  private static final int INITIAL = 16;

  private final List<Space> owners = new ArrayList<>();
  private int[] kernelIndexes = new int[INITIAL];

  /** Gives a number to an interface. */
  int allocate(Space owner, int kernelIndex) {
    int place = owners.size();
    if (place == kernelIndexes.length) {
      kernelIndexes = Arrays.copyOf(kernelIndexes, 2 * place);
    }
    owners.add(owner);
    kernelIndexes[place] = kernelIndex;
    return FIRST + place;
  }

  /** Whose interface it is; null for the daemon's own namespace. */
  @Nullable Space owner(int id) {
    return isOurs(id) ? owners.get(id - FIRST) : null;
  }

  /** The kernel's number of an interface. */
  int kernelIndex(int id) {
    return isOurs(id) ? kernelIndexes[id - FIRST] : id;
  }

  private boolean isOurs(int id) {
    return id >= FIRST && id - FIRST < owners.size();
  }
}
