package io.holdfast.linux.file;

import io.holdfast.linux.ffm.Architecture;

/** Flags of open(2) whose numbers differ between architectures. */
final class OpenFlags {
  private OpenFlags() {}

  /** Returns {@code O_NOFOLLOW}: fail with ELOOP if the last part of the path is a link. */
  static int noFollow() {
    return switch (Architecture.current()) {
      case X86_64 -> 0x20000;
      case AARCH64 -> 0x8000;
    };
  }
}
