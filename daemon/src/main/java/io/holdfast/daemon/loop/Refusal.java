package io.holdfast.daemon.loop;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.NetlinkAcks;

/** What the kernel has against one request. Owned by the loop thread. */
final class Refusal implements NetlinkAcks {
  private int errno;
  private String text = "";

  /** For a log line: the name of an error, and the kernel's own words for it if it has any. */
  static String reason(int errno, String text) {
    return Errno.name(errno) + ", " + (text.isEmpty() ? Errno.message(errno) : text);
  }

  @Override
  public void answered(int sequence, int number) {
    errno = number;
  }

  @Override
  public void refused(int sequence, int number, String words) {
    errno = number;
    text = words;
  }

  /** Zero when it has nothing against it. */
  int errno() {
    return errno;
  }

  /** The same as a log line has it. */
  String reason() {
    return reason(errno, text);
  }
}
