package io.holdfast.daemon.routing;

import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.RequestBuilder;
import org.jspecify.annotations.Nullable;

/** Writes how a packet is wrapped: linux/lwtunnel.h, linux/mpls_iptunnel.h, linux/ila.h. */
final class EncapWriter {
  private static final int TYPE_MPLS = 1;
  private static final int TYPE_IP = 2;
  private static final int TYPE_ILA = 3;
  private static final int TYPE_IP6 = 4;

  private static final int IP_ID = 1;
  private static final int IP_DESTINATION = 2;
  private static final int IP_SOURCE = 3;
  private static final int IP_TTL = 4;
  private static final int IP_TOS = 5;
  private static final int IP_FLAGS = 6;
  private static final int MPLS_DESTINATION = 1;
  private static final int ILA_LOCATOR = 1;

  private static final int LABEL_SHIFT = 12;
  private static final int BOTTOM_OF_STACK = 0x100;

  private EncapWriter() {}

  static void write(RequestBuilder request, EncapSpec encap) {
    int start = request.open(Netlink.ROUTE_ENCAP);
    int type =
        switch (encap) {
          case EncapSpec.Ip ip -> ip(request, ip);
          case EncapSpec.Mpls mpls -> mpls(request, mpls);
          case EncapSpec.Ila ila -> {
            request.networkLongAttribute(ILA_LOCATOR, ila.locator());
            yield TYPE_ILA;
          }
        };
    request.close(start);
    request.shortAttribute(Netlink.ROUTE_ENCAP_TYPE, type);
  }

  /** The attributes have the same numbers in both families. */
  private static int ip(RequestBuilder request, EncapSpec.Ip ip) {
    Long id = ip.id();
    if (id != null) {
      request.networkLongAttribute(IP_ID, id);
    }
    address(request, IP_DESTINATION, ip.destination());
    address(request, IP_SOURCE, ip.source());
    if (ip.tos() >= 0) {
      request.byteAttribute(IP_TOS, ip.tos());
    }
    if (ip.ttl() >= 0) {
      request.byteAttribute(IP_TTL, ip.ttl());
    }
    if (ip.flags() >= 0) {
      request.shortAttribute(IP_FLAGS, ip.flags());
    }
    return ip.family() == Family.IPV4 ? TYPE_IP : TYPE_IP6;
  }

  private static void address(RequestBuilder request, int type, @Nullable IpAddress address) {
    if (address != null) {
      request.addressAttribute(type, address);
    }
  }

  private static int mpls(RequestBuilder request, EncapSpec.Mpls mpls) {
    int start = request.open(MPLS_DESTINATION);
    for (int index = 0; index < mpls.labels().size(); index++) {
      boolean isLast = index == mpls.labels().size() - 1;
      int entry = mpls.labels().get(index) << LABEL_SHIFT;
      request.putNetworkInt(isLast ? entry | BOTTOM_OF_STACK : entry);
    }
    request.close(start);
    return TYPE_MPLS;
  }
}
