/**
 * Log lines on their way out: a bounded queue that never blocks its writers, one thread that
 * renders and hands lines to the sinks, and the sinks themselves. A slow sink costs lines, which
 * are counted, and never time of the protocol.
 */
@NullMarked
package io.holdfast.daemon.log;

import org.jspecify.annotations.NullMarked;
