package io.holdfast.daemon.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the files that {@link Capture} writes: classic pcap with Ethernet frames or with the cooked
 * ones of all interfaces, times in microseconds or nanoseconds. Pure but for the reading of the
 * file.
 *
 * @see <a href="https://www.tcpdump.org/manpages/pcap-savefile.5.html">pcap-savefile(5)</a>
 */
public final class PcapFile {
  private static final int FILE_HEADER_BYTES = 24;
  private static final int RECORD_HEADER_BYTES = 16;
  private static final int MAGIC_MICROS = 0xa1b2c3d4;
  private static final int MAGIC_NANOS = 0xa1b23c4d;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int LINK_TYPE = 20;
  private static final int LINUX_SLL = 113;
  private static final int LINUX_SLL2 = 276;
  private static final int ETHERNET_BYTES = 14;
  private static final int ETHERNET_SOURCE = 6;

  private PcapFile() {}

  /**
   * Reads all frames in the order they were seen. A record cut short at the end of the file, as a
   * killed tcpdump leaves it, is left out.
   *
   * @throws LabException if this is no pcap file
   */
  public static List<CapturedFrame> read(Path file) {
    try {
      return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CapturedFrame> parse(ByteBuffer bytes) {
    if (bytes.remaining() < FILE_HEADER_BYTES) {
      throw new LabException("no pcap file: " + bytes.remaining() + " bytes");
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int magic = bytes.getInt(0);
    if (magic != MAGIC_MICROS && magic != MAGIC_NANOS) {
      throw new LabException("no pcap file: magic " + Integer.toHexString(magic));
    }
    int nanosPerUnit = magic == MAGIC_NANOS ? 1 : NANOS_PER_MICRO;
    List<CapturedFrame> frames = new ArrayList<>();
    int offset = FILE_HEADER_BYTES;
    while (offset + RECORD_HEADER_BYTES <= bytes.limit()) {
      int length = bytes.getInt(offset + 8);
      int start = offset + RECORD_HEADER_BYTES;
      if (length < 0 || start + length > bytes.limit()) {
        break;
      }
      long seconds = Integer.toUnsignedLong(bytes.getInt(offset));
      long nanos = Integer.toUnsignedLong(bytes.getInt(offset + 4)) * nanosPerUnit;
      byte[] frame = new byte[length];
      bytes.get(start, frame);
      Instant at = Instant.ofEpochSecond(seconds, nanos);
      frames.add(new CapturedFrame(at, ByteBuffer.wrap(ethernet(frame, bytes.getInt(LINK_TYPE)))));
      offset = start + length;
    }
    return frames;
  }

  /** The Ethernet frame behind a cooked header, which has no destination address. */
  private static byte[] ethernet(byte[] frame, int linkType) {
    return switch (linkType) {
      case LINUX_SLL2 -> ethernet(frame, 12, 0, 20);
      case LINUX_SLL -> ethernet(frame, 6, 14, 16);
      default -> frame;
    };
  }

  private static byte[] ethernet(byte[] cooked, int sourceAt, int typeAt, int headerBytes) {
    if (cooked.length < headerBytes) {
      return cooked;
    }
    byte[] frame = new byte[ETHERNET_BYTES + cooked.length - headerBytes];
    System.arraycopy(cooked, sourceAt, frame, ETHERNET_SOURCE, ETHERNET_SOURCE);
    System.arraycopy(cooked, typeAt, frame, 2 * ETHERNET_SOURCE, Short.BYTES);
    int payload = cooked.length - headerBytes;
    System.arraycopy(cooked, headerBytes, frame, ETHERNET_BYTES, payload);
    return frame;
  }
}
