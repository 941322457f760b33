package io.holdfast.linux.ffm;

/** The step of an opening that failed; callers choose their log line by it. */
public enum Operation {
  /** {@code socket(2)}. */
  OPEN_SOCKET,
  /** {@code SO_BINDTODEVICE}. */
  BIND_DEVICE,
  /** {@code bind(2)} of a receive socket to its multicast group. */
  BIND_GROUP,
  /** {@code bind(2)} of a receive socket to its unicast source. */
  BIND_SOURCE,
  /** {@code IP_ADD_MEMBERSHIP} or {@code IPV6_ADD_MEMBERSHIP}. */
  JOIN_GROUP,
  /** Any other {@code setsockopt(2)}. */
  SET_OPTION,
  /** {@code SO_ATTACH_FILTER}. */
  ATTACH_FILTER,
  /** {@code bind(2)} of a netlink socket. */
  BIND_NETLINK,
  /** {@code epoll_create1(2)}. */
  OPEN_EPOLL,
  /** {@code timerfd_create(2)}. */
  OPEN_TIMER,
  /** {@code eventfd(2)}. */
  OPEN_EVENT,
  /** {@code signalfd(2)}. */
  OPEN_SIGNALS,
  /** {@code bind(2)} or {@code listen(2)} of a local socket. */
  LISTEN,
  /** {@code accept4(2)}. */
  ACCEPT,
  /** {@code getsockopt(2)}. */
  READ_OPTION,
  /** {@code connect(2)}. */
  CONNECT,
  /** {@code open(2)}. */
  OPEN_FILE,
  /** {@code inotify_init1(2)}. */
  OPEN_FILE_WATCH,
  /** {@code pipe2(2)}. */
  OPEN_PIPE,
  /** The request to hear of processes. */
  LISTEN_PROCESSES
}
