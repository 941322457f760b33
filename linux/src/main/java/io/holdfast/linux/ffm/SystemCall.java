package io.holdfast.linux.ffm;

/**
 * The system calls in use, with their numbers on x86-64 and aarch64.
 *
 * <p>Source: {@code arch/x86/entry/syscalls/syscall_64.tbl} and {@code
 * include/uapi/asm-generic/unistd.h} of Linux. The manual page of each is section 2 of its name.
 */
public enum SystemCall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  RT_SIGPROCMASK(14, 135),
  GETPID(39, 172),
  SOCKET(41, 198),
  IOCTL(16, 29),
  CONNECT(42, 203),
  SENDTO(44, 206),
  BIND(49, 200),
  LISTEN(50, 201),
  SETSOCKOPT(54, 208),
  GETSOCKOPT(55, 209),
  MADVISE(28, 233),
  KILL(62, 129),
  FCNTL(72, 25),
  FSYNC(74, 82),
  FTRUNCATE(77, 46),
  FCHMOD(91, 52),
  FCHOWN(93, 55),
  UMASK(95, 166),
  GETEUID(107, 175),
  GETEGID(108, 177),
  SETPRIORITY(141, 140),
  SCHED_SETSCHEDULER(144, 119),
  SCHED_GETSCHEDULER(145, 120),
  MLOCKALL(151, 230),
  MUNLOCKALL(152, 231),
  PRCTL(157, 167),
  SCHED_SETAFFINITY(203, 122),
  CLOCK_GETTIME(228, 113),
  CLOCK_NANOSLEEP(230, 115),
  EPOLL_CTL(233, 21),
  INOTIFY_ADD_WATCH(254, 27),
  INOTIFY_RM_WATCH(255, 28),
  WAITID(247, 95),
  OPENAT(257, 56),
  MKNODAT(259, 33),
  UNLINKAT(263, 35),
  UNSHARE(272, 97),
  EPOLL_PWAIT(281, 22),
  TIMERFD_CREATE(283, 85),
  TIMERFD_SETTIME(286, 86),
  ACCEPT4(288, 242),
  SIGNALFD4(289, 74),
  EVENTFD2(290, 19),
  EPOLL_CREATE1(291, 20),
  INOTIFY_INIT1(294, 26),
  PIPE2(293, 59),
  RECVMMSG(299, 243),
  PRLIMIT64(302, 261),
  SENDMMSG(307, 269),
  SETNS(308, 268),
  RENAMEAT2(316, 276),
  PIDFD_OPEN(434, 434),
  EPOLL_PWAIT2(441, 441);

  private final int number;

  SystemCall(int x8664, int aarch64) {
    this.number =
        switch (Architecture.current()) {
          case X86_64 -> x8664;
          case AARCH64 -> aarch64;
        };
  }

  /** Returns the number of this call on the running architecture. */
  public int number() {
    return number;
  }
}
