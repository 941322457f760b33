package io.holdfast.linux.ffm;

/**
 * The processor families whose system call numbers and structure layouts are known.
 *
 * <p>Both are 64-bit and use the same layouts but for {@code struct epoll_event}.
 */
public enum Architecture {
  /** Called amd64 by the JDK. */
  X86_64,
  /** 64-bit Arm. */
  AARCH64;

  /**
   * Returns the architecture of this process.
   *
   * @throws UnsupportedOperationException with a message fit for a user, on anything but 64-bit
   *     Linux on x86-64 or aarch64
   */
  public static Architecture current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Architecture of(String system, String processor) {
    if (!system.equals("Linux")) {
      throw new UnsupportedOperationException("Holdfast needs Linux, this is " + system);
    }
    return switch (processor) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      default ->
          throw new UnsupportedOperationException(
              "Holdfast knows the system calls of x86-64 and aarch64, this is " + processor);
    };
  }
}
