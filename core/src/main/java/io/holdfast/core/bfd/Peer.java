package io.holdfast.core.bfd;

import io.holdfast.wire.bfd.BfdDiagnostic;
import io.holdfast.wire.bfd.BfdPacket;
import io.holdfast.wire.bfd.BfdState;

/** What a session knows of its other end: the variables of RFC 5880 section 6.8.1. */
final class Peer {
  BfdState state = BfdState.DOWN;
  BfdDiagnostic diagnostic = BfdDiagnostic.NONE;
  long discriminator;
  long minRxMicros = 1;
  long minTxMicros;
  int multiplier;

  /** Takes what it says of itself. */
  void heard(BfdPacket packet) {
    state = packet.state();
    diagnostic = packet.diagnostic();
    discriminator = packet.ownDiscriminator();
    minRxMicros = packet.minRxMicros();
    minTxMicros = packet.minTxMicros();
    multiplier = packet.multiplier();
  }

  /** It was silent for too long: it may be another one when it is heard again. */
  void forget() {
    state = BfdState.DOWN;
    discriminator = 0;
  }
}
