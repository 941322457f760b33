package io.holdfast.linux.file;

/**
 * Who is at the other end of a local stream socket, as the kernel noted when it connected.
 *
 * @param pid its process id
 * @param uid its effective user id
 * @param gid its effective group id
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7), SO_PEERCRED</a>
 */
public record PeerCredentials(int pid, int uid, int gid) {}
