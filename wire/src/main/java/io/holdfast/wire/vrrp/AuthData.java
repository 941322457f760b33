package io.holdfast.wire.vrrp;

/** Authentication of a version 2 advert over IPv4. Immutable. */
public sealed interface AuthData {

  /** No authentication: type 0 and eight zero bytes. */
  AuthData NONE = new None();

  /** An authentication header proves the sender: type 2 and eight zero bytes. */
  AuthData HEADER = new Header();

  /** Returns the authentication type: {@link Vrrp#AUTH_NONE} and its neighbours. */
  int type();

  /** Returns the eight bytes that end the advert, the first one on top. */
  long eightBytes();

  /**
   * Returns plain text authentication with up to eight bytes of password; what is missing is zero,
   * and what is longer is cut, as keepalived does.
   */
  static AuthData password(byte[] password) {
    long value = 0;
    for (int index = 0; index < Vrrp.AUTH_DATA_LENGTH; index++) {
      value = (value << Byte.SIZE) | (index < password.length ? password[index] & 0xff : 0);
    }
    return new Password(value);
  }

  /** No authentication. */
  record None() implements AuthData {

    @Override
    public int type() {
      return Vrrp.AUTH_NONE;
    }

    @Override
    public long eightBytes() {
      return 0;
    }
  }

  /** Proved by {@link AuthHeader}, which stands in front of the VRRP header. */
  record Header() implements AuthData {

    @Override
    public int type() {
      return Vrrp.AUTH_HEADER;
    }

    @Override
    public long eightBytes() {
      return 0;
    }
  }

  /**
   * A plain text password (RFC 2338 section 5.3.6.2).
   *
   * @param eightBytes the password, zero padded, first byte on top
   */
  record Password(long eightBytes) implements AuthData {

    @Override
    public int type() {
      return Vrrp.AUTH_PASSWORD;
    }

    /** Hides the password: secrets are never printed. */
    @Override
    public String toString() {
      return "Password[hidden]";
    }
  }
}
