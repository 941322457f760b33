/**
 * Live tests: Holdfast as a user starts it, on the hosts of a {@link io.holdfast.daemon.lab.Lab},
 * beside Debian's keepalived. They need root and are skipped without it. With {@code
 * -Dholdfast.it.subject=keepalived} keepalived takes Holdfast's place, which proves the tests
 * themselves.
 */
@NullMarked
package io.holdfast.it.live;

import org.jspecify.annotations.NullMarked;
