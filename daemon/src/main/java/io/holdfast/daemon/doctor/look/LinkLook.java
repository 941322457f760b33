package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.util.ArrayList;
import java.util.List;

/** The interfaces and their addresses, by netlink. Stateless. */
final class LinkLook {
  private static final int ATTEMPTS = 5;

  private LinkLook() {}

  static List<LinkView> links(List<Unseen> unseen) {
    return switch (NetlinkCommands.open(0)) {
      case Result.Success<NetlinkCommands>(NetlinkCommands netlink) -> {
        try (netlink) {
          yield links(netlink, unseen);
        }
      }
      case Result.Failure<NetlinkCommands> failure -> {
        unseen.add(new Unseen("interfaces", failure.toString(), "ip link show"));
        yield List.of();
      }
    };
  }

  private static List<LinkView> links(NetlinkCommands netlink, List<Unseen> unseen) {
    List<LinkMessage> links = new ArrayList<>();
    List<AddressMessage> addresses = new ArrayList<>();
    NetlinkWriter writer = new NetlinkWriter(netlink.requests());
    int result = -Errno.EINTR;
    // The kernel says EINTR when something changed while it listed.
    for (int attempt = 0; attempt < ATTEMPTS && result == -Errno.EINTR; attempt++) {
      links.clear();
      addresses.clear();
      writer.clear();
      writer.dumpLinks(1);
      result =
          netlink.dump(
              writer.length(),
              message -> {
                LinkMessage link = message.link();
                if (link != null) {
                  links.add(link);
                }
              });
      writer.clear();
      writer.dumpAddresses(2);
      int second =
          netlink.dump(
              writer.length(),
              message -> {
                AddressMessage address = message.address();
                if (address != null) {
                  addresses.add(address);
                }
              });
      result = result == 0 ? second : result;
    }
    if (result < 0) {
      unseen.add(new Unseen("interfaces", Errno.describe(-result), "ip link show"));
    }
    return links.stream().map(link -> view(link, addresses)).toList();
  }

  private static LinkView view(LinkMessage link, List<AddressMessage> all) {
    List<Prefix> addresses =
        all.stream()
            .filter(address -> address.ifIndex() == link.ifIndex())
            .map(AddressMessage::prefix)
            .toList();
    MacAddress mac = link.mac();
    return new LinkView(
        link.name(),
        link.ifIndex(),
        mac == null ? MacAddress.ZERO : mac,
        link.isUp(),
        link.isRunning(),
        (link.flags() & Netlink.LINK_MULTICAST) != 0,
        addresses);
  }
}
