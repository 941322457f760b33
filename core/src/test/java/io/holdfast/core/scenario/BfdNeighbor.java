package io.holdfast.core.scenario;

import io.holdfast.core.Input;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.bfd.BfdDiagnostic;
import io.holdfast.wire.bfd.BfdState;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The other end of the BFD session of a scenario. */
final class BfdNeighbor {
  static final IpAddress ADDRESS = Objects.requireNonNull(IpAddress.parse("10.0.0.9"));
  private static final int TTL = 255;
  private static final int DISCRIMINATOR = 9;
  private static final int MULTIPLIER = 5;
  private static final int MICROS = 10_000;

  private long discriminatorHeard;

  /** Hears what the engine sends. */
  void hear(BfdControl control) {
    discriminatorHeard = control.ownDiscriminator();
  }

  /** What it sends to come up, or to go down. */
  List<Input> say(String word) {
    List<Input> packets = new ArrayList<>();
    packets.add(packet(BfdState.DOWN));
    if ("up".equals(word)) {
      packets.add(packet(BfdState.INIT));
    }
    return packets;
  }

  private Input packet(BfdState state) {
    BfdControl control =
        new BfdControl(
            state,
            BfdDiagnostic.NONE,
            false,
            false,
            MULTIPLIER,
            DISCRIMINATOR,
            discriminatorHeard,
            MICROS,
            MICROS);
    ByteBuffer bytes = ByteBuffer.allocate(BfdControl.LENGTH);
    control.writeTo(bytes, 0);
    Input.BfdReceived input = new Input.BfdReceived();
    input.with(input.packet().wrap(bytes, 0, BfdControl.LENGTH), false, TTL);
    return input.from(ADDRESS.family(), ADDRESS.high(), ADDRESS.low());
  }
}
