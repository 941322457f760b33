package io.holdfast.core.vrrp;

import io.holdfast.core.LogEvent;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which complaints a virtual router has made already: each kind is logged once until its state or
 * its master changes, so that a stream of bad packets fills no disk.
 */
final class LogOnce {
  private final Set<LogEvent> said = EnumSet.noneOf(LogEvent.class);
  private final Set<LogEvent> saidOfThisPacket = EnumSet.noneOf(LogEvent.class);
  private boolean hasSaid;

  /** Whether the line was not printed since the last time all was forgotten; remembers it now. */
  boolean isFirst(LogEvent line) {
    boolean first = said.add(line);
    if (first) {
      saidOfThisPacket.add(line);
      hasSaid = true;
    }
    return first;
  }

  /** Another packet is looked at. */
  void nextPacket() {
    // The set reads and writes all of its words, for each packet.
    if (hasSaid) {
      saidOfThisPacket.clear();
      hasSaid = false;
    }
  }

  /** Forgets everything. */
  void clear() {
    said.clear();
  }

  /** Forgets what was said about earlier packets, but not about the one looked at. */
  void clearEarlierPackets() {
    said.clear();
    said.addAll(saidOfThisPacket);
  }
}
