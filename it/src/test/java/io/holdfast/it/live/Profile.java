package io.holdfast.it.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The kinds of virtual router that both daemons must agree on. */
public enum Profile {
  V2_MULTICAST(2, Net.IPV4, Reach.MULTICAST, 1_000, 2),
  V2_PASS(2, Net.IPV4, Reach.MULTICAST, 1_000, 2, "s3cret"),
  V2_PASS_UNICAST(2, Net.IPV4, Reach.UNICAST, 1_000, 2, "PostgresReplication"),
  V2_AH(2, Net.IPV4, Reach.MULTICAST, 1_000, 2, "AH s3cret"),
  V2_AH_UNICAST(2, Net.IPV4, Reach.UNICAST, 1_000, 2, "AH s3cret"),
  V2_TWENTY_ADDRESSES(2, Net.IPV4, Reach.MULTICAST, 1_000, 20),
  V3_IPV4(3, Net.IPV4, Reach.MULTICAST, 1_000, 2),
  V3_IPV4_10_MS(3, Net.IPV4, Reach.MULTICAST, 10, 2),
  V3_IPV4_UNICAST(3, Net.IPV4, Reach.UNICAST, 1_000, 2),
  V3_IPV6(3, Net.IPV6, Reach.MULTICAST, 1_000, 2),
  V3_IPV6_UNICAST(3, Net.IPV6, Reach.UNICAST, 1_000, 2);

  /** Name of the instance in every file. */
  public static final String INSTANCE = "VI_1";

  /** Its virtual router id. */
  public static final int VRID = 51;

  private enum Net {
    IPV4("10.9.0.%d", "/24", "10.9.0.1%02d"),
    IPV6("fd00:9::%d", "/64", "fd00:9::1%02d");

    private final String host;
    private final String length;
    private final String virtual;

    Net(String host, String length, String virtual) {
      this.host = host;
      this.length = length;
      this.virtual = virtual;
    }
  }

  private enum Reach {
    MULTICAST,
    UNICAST
  }

  private final int version;
  private final Net net;
  private final Reach reach;
  private final int intervalMs;
  private final int addressCount;
  private final String password;

  Profile(int version, Net net, Reach reach, int intervalMs, int addressCount) {
    this(version, net, reach, intervalMs, addressCount, "");
  }

  Profile(int version, Net net, Reach reach, int intervalMs, int addressCount, String password) {
    this.version = version;
    this.net = net;
    this.reach = reach;
    this.intervalMs = intervalMs;
    this.addressCount = addressCount;
    this.password = password;
  }

  /** The virtual addresses, without prefix length. */
  public List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    if (net == Net.IPV6) {
      addresses.add("fe80::9:100");
    }
    for (int i = addresses.size(); i < addressCount; i++) {
      addresses.add(net.virtual.formatted(i));
    }
    return addresses;
  }

  /** The own address with prefix length of host {@code number}, 1 to 9. */
  public String hostAddress(int number) {
    return net.host.formatted(number) + net.length;
  }

  /** How long after the last advert a backup of {@code priority} takes over. */
  public Duration masterDownInterval(int priority) {
    return Duration.ofMillis(3L * intervalMs).plus(skewTime(priority));
  }

  /** How long after an advert of priority 0 a backup of {@code priority} takes over. */
  public Duration skewTime(int priority) {
    long baseMicros = version == 2 ? 1_000_000 : intervalMs * 1_000L;
    return Duration.ofNanos((256 - priority) * baseMicros / 256 * 1_000);
  }

  /** The configuration file of host {@code self} with {@code peer} as the other one. */
  public String config(int self, int peer, int priority) {
    StringBuilder text = new StringBuilder();
    text.append("vrrp_instance ").append(INSTANCE).append(" {\n");
    text.append("\tinterface ").append(LiveLab.INTERFACE).append('\n');
    text.append("\tversion ").append(version).append('\n');
    text.append("\tvirtual_router_id ").append(VRID).append('\n');
    text.append("\tpriority ").append(priority).append('\n');
    text.append("\tadvert_int ").append(intervalMs == 1_000 ? "1" : "0.01").append('\n');
    if (!password.isEmpty()) {
      String type = password.startsWith("AH ") ? "AH" : "PASS";
      text.append("\tauthentication {\n\t\tauth_type ").append(type).append("\n\t\tauth_pass ");
      text.append(password.replace("AH ", "")).append("\n\t}\n");
    }
    if (reach == Reach.UNICAST) {
      text.append("\tunicast_src_ip ").append(net.host.formatted(self)).append('\n');
      text.append("\tunicast_peer {\n\t\t").append(net.host.formatted(peer)).append("\n\t}\n");
    }
    text.append("\tvirtual_ipaddress {\n");
    for (String address : addresses()) {
      text.append("\t\t").append(address).append(net.length).append('\n');
    }
    return text.append("\t}\n}\n").toString();
  }
}
