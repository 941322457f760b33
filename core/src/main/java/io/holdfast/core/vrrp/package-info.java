/**
 * Virtual routers: states, timers, election and the checks of received adverts (RFC 9568, RFC
 * 3768).
 */
@NullMarked
package io.holdfast.core.vrrp;

import org.jspecify.annotations.NullMarked;
