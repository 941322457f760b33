/**
 * Holdfast and keepalived measured side by side: the same machine, the same minute, the same
 * network, taking turns. Needs root, keepalived and tcpdump.
 */
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;
