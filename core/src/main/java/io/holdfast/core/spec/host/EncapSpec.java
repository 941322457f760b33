package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a packet is wrapped that takes a route ({@code encap}). */
public sealed interface EncapSpec {

  /**
   * In another IP packet ({@code encap ip}, {@code encap ip6}); -1 stands for what is not written.
   *
   * @param family family of the outer packet
   * @param id tunnel id, 64 bits unsigned, or null
   * @param destination {@code dst} or null
   * @param source {@code src} or null
   * @param tos {@code tos} or {@code tc}, 0..255
   * @param ttl {@code ttl} or {@code hoplimit}, 0..255
   * @param flags {@code flags}, 0..65535
   */
  record Ip(
      Family family,
      @Nullable Long id,
      @Nullable IpAddress destination,
      @Nullable IpAddress source,
      int tos,
      int ttl,
      int flags)
      implements EncapSpec {}

  /**
   * Under MPLS labels.
   *
   * @param labels the stack, the outermost first, each 0..1048575
   */
  record Mpls(List<Integer> labels) implements EncapSpec {
    /** Copies the list. */
    public Mpls {
      labels = List.copyOf(labels);
    }
  }

  /**
   * With another upper half of the IPv6 destination.
   *
   * @param locator the four groups as one number
   */
  record Ila(long locator) implements EncapSpec {}
}
