package io.holdfast.core.spec;

import org.jspecify.annotations.Nullable;

/**
 * A FIFO that events are written to.
 *
 * @param path {@code notify_fifo} or {@code vrrp_notify_fifo}
 * @param user who owns it; empty means the daemon's own user
 * @param group its group; empty means the user's own
 * @param reader {@code ..._fifo_script}: a program that reads it and is told its path as the last
 *     argument, or null
 */
public record FifoSpec(String path, String user, String group, @Nullable CommandSpec reader) {}
