package io.holdfast.wire.auth;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A keyed digest (RFC 2104) over bytes that are given piece by piece.
 *
 * <p>{@code javax.crypto.Mac} allocates with every result, which the path of an advert must not;
 * {@link MessageDigest} does not. Reusable: {@link #begin}, any number of pieces, {@link #finish},
 * then compare or write. Not thread safe. Never prints its key.
 */
public final class Hmac {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest digest;
  private final byte[] inner = new byte[BLOCK];
  private final byte[] outer = new byte[BLOCK];
  private final byte[] piece = new byte[BLOCK];
  private final byte[] result;

  private Hmac(String algorithm, byte[] key) {
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("a JDK without " + algorithm, missing);
    }
    result = new byte[digest.getDigestLength()];
    byte[] fitting = key.length > BLOCK ? digest.digest(key) : key;
    for (int index = 0; index < BLOCK; index++) {
      byte octet = index < fitting.length ? fitting[index] : 0;
      inner[index] = (byte) (octet ^ INNER);
      outer[index] = (byte) (octet ^ OUTER);
    }
  }

  /** Returns HMAC-MD5 with a key of any length. */
  public static Hmac md5(byte[] key) {
    return new Hmac("MD5", key);
  }

  /** Returns HMAC-SHA-256 with a key of any length. */
  public static Hmac sha256(byte[] key) {
    return new Hmac("SHA-256", key);
  }

  /** Starts a new message. */
  public void begin() {
    digest.update(inner, 0, BLOCK);
  }

  /** Adds bytes of a buffer of any kind; position and limit stay. */
  public void add(ByteBuffer buffer, int offset, int length) {
    int left = length;
    int next = offset;
    while (left > 0) {
      int count = Math.min(left, BLOCK);
      buffer.get(next, piece, 0, count);
      digest.update(piece, 0, count);
      next += count;
      left -= count;
    }
  }

  /** Adds one byte. */
  public void addByte(int octet) {
    digest.update((byte) octet);
  }

  /** Adds 64 bits, the first byte on top. */
  public void addLong(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (value >>> shift));
    }
  }

  /** Adds zeros. */
  public void addZeros(int count) {
    for (int index = 0; index < count; index++) {
      digest.update((byte) 0);
    }
  }

  /** Ends the message. */
  public void finish() {
    try {
      digest.digest(result, 0, result.length);
      digest.update(outer, 0, BLOCK);
      digest.update(result, 0, result.length);
      digest.digest(result, 0, result.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes the first {@code length} bytes of the result. */
  public void writeTo(ByteBuffer buffer, int offset, int length) {
    buffer.put(offset, result, 0, length);
  }

  /**
   * Whether a buffer has the first {@code length} bytes of the result; takes as long for a wrong
   * byte at the start as for one at the end.
   */
  public boolean matches(ByteBuffer buffer, int offset, int length) {
    int difference = 0;
    for (int index = 0; index < length; index++) {
      difference |= buffer.get(offset + index) ^ result[index];
    }
    return difference == 0;
  }

  @Override
  public String toString() {
    return "Hmac[" + digest.getAlgorithm() + ", key hidden]";
  }
}
