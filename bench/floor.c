/*
 * The floor of a failover: only the system calls. Prepares everything first, then sends one advert
 * for each router, adds every address by batches of netlink messages and announces every address,
 * as many at a time as the kernel takes. Prints the time just before the first call, in seconds
 * since 1970. See netlink(7), rtnetlink(7), packet(7), sendmmsg(2).
 *
 * usage: floor INTERFACE ROUTERS ADDRESSES_EACH
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>

#define PER_NETLINK_SEND 1024
#define PER_PACKET_SEND 1024
#define ADVERTISED 20
#define FRAME_BYTES 160

struct order {
  struct nlmsghdr head;
  struct ifaddrmsg address;
  struct rtattr local_head;
  unsigned int local;
};

struct frames {
  int count;
  unsigned char (*bytes)[FRAME_BYTES];
  struct iovec *parts;
  struct mmsghdr *messages;
};

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void *room(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (!memory) fail("calloc");
  return memory;
}

static struct frames new_frames(int count, struct sockaddr_ll *to) {
  struct frames frames = {count, room(count, FRAME_BYTES), room(count, sizeof(struct iovec)),
                          room(count, sizeof(struct mmsghdr))};
  for (int i = 0; i < count; i++) {
    frames.parts[i].iov_base = frames.bytes[i];
    frames.messages[i].msg_hdr.msg_iov = &frames.parts[i];
    frames.messages[i].msg_hdr.msg_iovlen = 1;
    frames.messages[i].msg_hdr.msg_name = to;
    frames.messages[i].msg_hdr.msg_namelen = sizeof *to;
  }
  return frames;
}

/* An IPv4 packet of protocol 112 of the right size; nobody here looks into it. */
static void fill_advert(struct frames *frames, int i, const unsigned char *mac, int addresses) {
  static const unsigned char group[] = {0x01, 0x00, 0x5e, 0x00, 0x00, 0x12};
  unsigned char *frame = frames->bytes[i];
  int length = 20 + 8 + 4 * (addresses < ADVERTISED ? addresses : ADVERTISED);
  memcpy(frame, group, 6);
  memcpy(frame + 6, mac, 6);
  frame[12] = 0x08;
  frame[14] = 0x45;
  frame[17] = length;
  frame[22] = 255;
  frame[23] = 112;
  frame[34] = 0x31;
  frame[35] = i + 1;
  frame[36] = 100;
  frames->parts[i].iov_len = 14 + length;
}

static void fill_announcement(struct frames *frames, int i, const unsigned char *mac,
                              unsigned int address) {
  static const unsigned char start[] = {0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 1};
  unsigned char *frame = frames->bytes[i];
  memset(frame, 0xff, 6);
  memcpy(frame + 6, mac, 6);
  memcpy(frame + 12, start, sizeof start);
  memcpy(frame + 22, mac, 6);
  memcpy(frame + 28, &address, 4);
  memset(frame + 32, 0xff, 6);
  memcpy(frame + 38, &address, 4);
  frames->parts[i].iov_len = 42;
}

static void fill_order(struct order *order, unsigned int index, unsigned int address) {
  order->head.nlmsg_len = sizeof *order;
  order->head.nlmsg_type = RTM_NEWADDR;
  order->head.nlmsg_flags = NLM_F_REQUEST | NLM_F_CREATE | NLM_F_EXCL;
  order->address.ifa_family = AF_INET;
  order->address.ifa_prefixlen = 32;
  order->address.ifa_index = index;
  order->local_head.rta_len = sizeof order->local_head + sizeof order->local;
  order->local_head.rta_type = IFA_LOCAL;
  order->local = address;
}

static void send_frames(int socket, struct frames *frames) {
  for (int sent = 0; sent < frames->count;) {
    int left = frames->count - sent;
    int most = left < PER_PACKET_SEND ? left : PER_PACKET_SEND;
    int now = sendmmsg(socket, frames->messages + sent, most, 0);
    if (now < 0) fail("sendmmsg");
    sent += now;
  }
}

static void send_orders(int netlink, struct order *orders, int count) {
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
  for (int sent = 0; sent < count; sent += PER_NETLINK_SEND) {
    int left = count - sent;
    size_t bytes = (left < PER_NETLINK_SEND ? left : PER_NETLINK_SEND) * sizeof *orders;
    if (sendto(netlink, orders + sent, bytes, 0, (struct sockaddr *)&kernel, sizeof kernel) < 0)
      fail("netlink");
  }
}

static void expect_no_error(int netlink) {
  struct {
    struct nlmsghdr head;
    struct nlmsgerr error;
    char rest[512];
  } answer;
  if (recv(netlink, &answer, sizeof answer, MSG_DONTWAIT) > 0) {
    fprintf(stderr, "netlink: %s\n", strerror(-answer.error.error));
    exit(1);
  }
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: floor INTERFACE ROUTERS ADDRESSES_EACH\n");
    return 2;
  }
  int routers = atoi(argv[2]), each = atoi(argv[3]);
  int netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  int packet = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
  if (netlink < 0 || packet < 0) fail("socket");
  struct ifreq request = {0};
  strncpy(request.ifr_name, argv[1], IFNAMSIZ - 1);
  if (ioctl(packet, SIOCGIFHWADDR, &request) < 0) fail(argv[1]);
  unsigned char mac[6];
  memcpy(mac, request.ifr_hwaddr.sa_data, 6);
  struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_ifindex = if_nametoindex(argv[1])};

  struct frames adverts = new_frames(routers, &to);
  struct frames announcements = new_frames(routers * each, &to);
  struct order *orders = room(routers * each, sizeof *orders);
  for (int router = 0; router < routers; router++) {
    fill_advert(&adverts, router, mac, each);
    for (int number = 0; number < each; number++) {
      int i = router * each + number;
      unsigned int address = htonl(10u << 24 | (router + 1) << 16 | (number + 1));
      fill_order(&orders[i], to.sll_ifindex, address);
      fill_announcement(&announcements, i, mac, address);
    }
  }

  struct timespec start;
  clock_gettime(CLOCK_REALTIME, &start);
  send_frames(packet, &adverts);
  send_orders(netlink, orders, routers * each);
  send_frames(packet, &announcements);
  expect_no_error(netlink);
  printf("%ld.%09ld\n", (long)start.tv_sec, start.tv_nsec);
  return 0;
}
