package io.holdfast.linux.net;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.wire.ip.MacAddress;

/**
 * Where the frames of a batch go, a place for each: taken once, so that the first frame of an
 * interface costs no more than the next. One thread at a time; {@link #link} allocates nothing.
 */
public final class SendTargets implements AutoCloseable {
  private static final int PLACE_BYTES = 32;

  private final NativeMemory memory;
  private final SendTarget[] targets;

  /** Takes the memory for as many targets as a batch has messages. */
  public SendTargets(int count) {
    memory = NativeMemory.allocate(count * PLACE_BYTES);
    targets = new SendTarget[count];
    for (int place = 0; place < count; place++) {
      targets[place] = new SendTarget(memory, place * PLACE_BYTES, PLACE_BYTES);
    }
  }

  /**
   * Makes the target of a complete Ethernet frame, which stays until that place is taken again.
   *
   * @param etherType host value, such as 0x0806
   */
  public SendTarget link(int place, int interfaceIndex, int etherType, MacAddress destination) {
    SendTarget target = targets[place];
    target.aim(interfaceIndex, etherType, destination);
    return target;
  }

  @Override
  public void close() {
    memory.close();
  }
}
