package io.holdfast.core.vrrp;

/**
 * The time in which nothing happens on a host but that adverts come. What an advert meant stays
 * what it means until the era ends.
 */
public final class Era {
  private long number;

  /** Begins the first. */
  Era() {}

  /** Something else happens: a new one begins. */
  public void next() {
    number++;
  }

  /** Which one it is, counted from 0. */
  long number() {
    return number;
  }
}
