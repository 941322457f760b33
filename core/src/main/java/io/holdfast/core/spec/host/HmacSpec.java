package io.holdfast.core.spec.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code auth_hmac} block: a trailer that proves who sent an advert, keepalived 2.4.
 *
 * @param keys the keys, ids unique
 * @param activeKey the id of the key that signs, 1..255; 0 when none is named
 * @param windowSeconds {@code time_window}: how old an advert may be, in seconds
 * @param monotonic {@code anti_replay monotonic}: counted instead of the time
 * @param mode what becomes of adverts without a good trailer
 */
public record HmacSpec(
    List<HmacKeySpec> keys, int activeKey, int windowSeconds, boolean monotonic, Mode mode) {

  /** How strictly it is asked for. */
  public enum Mode {
    /** Sent, and adverts without it are dropped. */
    ENFORCE,
    /** Sent, and adverts without it count. */
    PERMISSIVE,
    /** Not sent; adverts without it count. */
    RECEIVE_ONLY
  }

  /** Copies the list. */
  public HmacSpec {
    keys = List.copyOf(keys);
  }

  /** The key that signs what is sent, or null while nothing is signed. */
  public @Nullable HmacKeySpec signingKey() {
    if (mode == Mode.RECEIVE_ONLY) {
      return null;
    }
    for (HmacKeySpec key : keys) {
      if (key.id() == activeKey) {
        return key;
      }
    }
    return null;
  }

  /** How far the time in an advert may be from ours, in seconds; 0 where it does not matter. */
  public int bearableSkewSeconds() {
    return monotonic ? 0 : windowSeconds;
  }
}
