/**
 * Processes and privileges: running scripts without a shell, who they run as, whether their path
 * can be trusted, real-time scheduling and capabilities of the calling thread.
 */
@NullMarked
package io.holdfast.linux.process;

import org.jspecify.annotations.NullMarked;
