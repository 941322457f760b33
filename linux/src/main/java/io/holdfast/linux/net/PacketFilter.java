package io.holdfast.linux.net;

import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.netlink.Netlink;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * A classic BPF program for a socket. Immutable.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/filter.html">socket filter</a>
 */
public final class PacketFilter {
  private static final int LOAD_WORD = 0x20;
  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_BYTE_INDEXED = 0x50;
  private static final int LOAD_IP_HEADER_LENGTH = 0xb1;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int JUMP_GREATER = 0x25;
  private static final int JUMP_GREATER_OR_EQUAL = 0x35;
  private static final int LOAD_LENGTH = 0x80;

  /** Takes the index register, where the length of the IP header is, from the accumulator. */
  private static final int SUBTRACT_INDEX = 0x1c;

  private static final int RETURN = 0x06;
  private static final int WHOLE_PACKET = 0x40000;
  private static final int VRID_OFFSET = 1;
  private static final int AUTHENTICATION_HEADER_BYTES = 24;
  private static final int ETHERNET_HEADER_BYTES = 14;
  private static final int IPV4_PROTOCOL = 9;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int MAX_VRID = 255;

  /** Sender address in an ARP frame over Ethernet. */
  private static final int ARP_SENDER_OFFSET = 28;

  /** Where a netlink message has its type, and one of a route its protocol. */
  private static final int NETLINK_TYPE = 4;

  private static final int ROUTE_PROTOCOL = 16 + 5;

  /** Kind, flags and end of the target of a neighbour advertisement over Ethernet. */
  private static final int ICMPV6_TYPE = 54;

  private static final int ADVERT_FLAGS = 58;
  private static final int ADVERT_TARGET_END = 74;
  private static final int ICMPV6 = 58;
  private static final int NEIGHBOR_ADVERTISEMENT = 136;
  private static final int OVERRIDE = 0x20;

  /** The kernel takes 4096 instructions, and addresses in a row need three. */
  private static final int MAX_RANGES = 1300;

  private static final int INSTRUCTION_BYTES = 8;
  private static final int PROGRAM_BYTES = 16;

  /** Accepts nothing: for sockets that only send. */
  public static final PacketFilter DROP_ALL = new PacketFilter(new long[] {instruction(RETURN, 0)});

  /** Accepts everything. */
  public static final PacketFilter TAKE_ALL =
      new PacketFilter(new long[] {instruction(RETURN, WHOLE_PACKET)});

  private final long[] program;

  private PacketFilter(long[] program) {
    this.program = program;
  }

  /**
   * Returns a filter that accepts adverts of the given virtual router ids, and datagrams too short
   * to have one, and drops all else, in the kernel. A raw IPv4 socket shows the filter the IP
   * header, a raw IPv6 socket does not.
   *
   * @param protocol {@link RawSocketSettings#VRRP} or {@link
   *     RawSocketSettings#AUTHENTICATION_HEADER}
   * @param vrids ids 1 to 255
   */
  public static PacketFilter vrids(Family family, int protocol, BitSet vrids) {
    if (vrids.length() - 1 > MAX_VRID) {
      throw new IllegalArgumentException("VRID " + (vrids.length() - 1));
    }
    int header =
        protocol == RawSocketSettings.AUTHENTICATION_HEADER ? AUTHENTICATION_HEADER_BYTES : 0;
    int prologue = family == Family.IPV4 ? 6 : 4;
    int count = vrids.cardinality();
    long[] program = new long[prologue + count + 2];
    int place = 0;
    if (family == Family.IPV4) {
      program[place++] = instruction(LOAD_IP_HEADER_LENGTH, 0);
    }
    program[place++] = instruction(LOAD_LENGTH, 0);
    if (family == Family.IPV4) {
      program[place++] = instruction(SUBTRACT_INDEX, 0);
    }
    // Whoever reads it can say that it is too short; a load beyond its end would drop it.
    program[place++] = jumpIfGreater(header + VRID_OFFSET, 1);
    program[place++] = instruction(RETURN, WHOLE_PACKET);
    int load = family == Family.IPV4 ? LOAD_BYTE_INDEXED : LOAD_BYTE;
    program[place] = instruction(load, header + VRID_OFFSET);
    int vrid = vrids.nextSetBit(0);
    for (int index = 0; index < count; index++) {
      // The distance to the accepting return is at most 255, as far as a jump reaches.
      program[prologue + index] = jumpIfEqual(vrid, count - index);
      vrid = vrids.nextSetBit(vrid + 1);
    }
    program[prologue + count] = instruction(RETURN, 0);
    program[prologue + count + 1] = instruction(RETURN, WHOLE_PACKET);
    return new PacketFilter(program);
  }

  /**
   * Returns a filter for a packet socket that receives IP frames with their Ethernet header: it
   * accepts those of one protocol, found in the first header after IP's own.
   *
   * @param protocol 0 to 255
   */
  public static PacketFilter framesOf(Family family, int protocol) {
    int offset = ETHERNET_HEADER_BYTES + (family == Family.IPV4 ? IPV4_PROTOCOL : IPV6_NEXT_HEADER);
    return new PacketFilter(
        new long[] {
          instruction(LOAD_BYTE, offset),
          jumpIfEqual(protocol, 1),
          instruction(RETURN, 0),
          instruction(RETURN, WHOLE_PACKET)
        });
  }

  /**
   * Returns a filter for a packet socket that receives ARP frames with their Ethernet header: it
   * accepts those whose sender claims one of the addresses. Too many addresses for a program accept
   * all ARP frames.
   *
   * @param addresses IPv4 addresses
   */
  public static PacketFilter arpSenders(Collection<IpAddress> addresses) {
    return anyOf(new long[0], ARP_SENDER_OFFSET, addresses);
  }

  /**
   * Returns a filter for a packet socket that receives IPv6 frames with their Ethernet header: it
   * accepts neighbour advertisements whose target ends like one of the addresses and which ask to
   * replace what neighbours know. One that does not ask so is of a proxy or an anycast address (RFC
   * 4861 sections 7.2.7 and 7.2.8). Too many addresses for a program accept all that ask so.
   *
   * @param addresses IPv6 addresses; their last four bytes are compared
   */
  public static PacketFilter neighborAdverts(Collection<IpAddress> addresses) {
    int next = ETHERNET_HEADER_BYTES + IPV6_NEXT_HEADER;
    long[] prologue = {
      instruction(LOAD_BYTE, next),
      jumpIfEqual(ICMPV6, 1),
      instruction(RETURN, 0),
      instruction(LOAD_BYTE, ICMPV6_TYPE),
      jumpIfEqual(NEIGHBOR_ADVERTISEMENT, 1),
      instruction(RETURN, 0),
      instruction(LOAD_BYTE, ADVERT_FLAGS),
      (long) JUMP_ANY_BIT << 48 | 1L << 40 | OVERRIDE,
      instruction(RETURN, 0)
    };
    return anyOf(prologue, ADVERT_TARGET_END, addresses);
  }

  /** Accepts, after a prologue that may drop, frames with the end of an address at an offset. */
  private static PacketFilter anyOf(long[] prologue, int offset, Collection<IpAddress> addresses) {
    long[] ends =
        addresses.stream().mapToLong(address -> address.low() & 0xffff_ffffL).sorted().toArray();
    int ranges = 0;
    for (int index = 0; index < ends.length; index++) {
      ranges += startsRange(ends, index) ? 1 : 0;
    }
    int next = prologue.length;
    if (ranges > MAX_RANGES) {
      long[] program = Arrays.copyOf(prologue, next + 1);
      program[next] = instruction(RETURN, WHOLE_PACKET);
      return new PacketFilter(program);
    }
    long[] program = Arrays.copyOf(prologue, next + 3 * ranges + 2);
    program[next++] = instruction(LOAD_WORD, offset);
    for (int index = 0; index < ends.length; index++) {
      if (startsRange(ends, index)) {
        program[next++] = (long) JUMP_GREATER_OR_EQUAL << 48 | 2L << 32 | ends[index];
      }
      if (index + 1 == ends.length || startsRange(ends, index + 1)) {
        program[next++] = (long) JUMP_GREATER << 48 | 1L << 40 | ends[index];
        program[next++] = instruction(RETURN, WHOLE_PACKET);
      }
    }
    program[next] = instruction(RETURN, 0);
    return new PacketFilter(program);
  }

  /** Whether an address does not follow the one before it. */
  private static boolean startsRange(long[] sorted, int index) {
    return index == 0 || sorted[index] - sorted[index - 1] > 1;
  }

  /**
   * Returns a filter for a netlink socket that drops what is said of routes which another protocol
   * made: a host may learn a million of them from BGP. All else passes.
   *
   * @param protocol {@code RTPROT_*} of linux/rtnetlink.h
   */
  public static PacketFilter routesOf(int protocol) {
    return new PacketFilter(
        new long[] {
          instruction(LOAD_HALF, NETLINK_TYPE),
          jump(asLoaded(Netlink.NEW_ROUTE), 1, 0),
          jump(asLoaded(Netlink.DELETE_ROUTE), 0, 2),
          instruction(LOAD_BYTE, ROUTE_PROTOCOL),
          jump(protocol, 0, 1),
          instruction(RETURN, WHOLE_PACKET),
          instruction(RETURN, 0)
        });
  }

  /** A filter loads in network order what netlink writes in the order of the host. */
  private static int asLoaded(int type) {
    boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return isLittle ? Short.reverseBytes((short) type) & 0xffff : type;
  }

  /** Puts the filter on a socket, in place of one it may have; zero or the negated errno. */
  public int attach(int fd) {
    int size = program.length * INSTRUCTION_BYTES;
    try (NativeMemory instructions = NativeMemory.temporary(size);
        NativeMemory header = NativeMemory.temporary(PROGRAM_BYTES)) {
      for (int index = 0; index < program.length; index++) {
        int at = index * INSTRUCTION_BYTES;
        instructions.bytes().putShort(at, (short) (program[index] >>> 48));
        instructions.bytes().put(at + 2, (byte) (program[index] >>> 40));
        instructions.bytes().put(at + 3, (byte) (program[index] >>> 32));
        instructions.bytes().putInt(at + 4, (int) program[index]);
      }
      header.bytes().putShort(0, (short) program.length);
      header.bytes().putLong(8, instructions.address());
      return Sockets.setOption(fd, SocketOption.SO_ATTACH_FILTER, header, header.size());
    }
  }

  private static long instruction(long code, int operand) {
    return code << 48 | operand;
  }

  private static long jump(int value, int ifEqual, int ifNot) {
    return (long) JUMP_EQUAL << 48 | (long) ifEqual << 40 | (long) ifNot << 32 | value;
  }

  private static long jumpIfEqual(int value, int distance) {
    return jump(value, distance, 0);
  }

  private static long jumpIfGreater(int value, int distance) {
    return (long) JUMP_GREATER << 48 | (long) distance << 40 | value;
  }
}
