/**
 * Keyed digests that prove who sent an advert: HMAC-MD5-96 of the IPsec authentication header (RFC
 * 2403, RFC 4302) and HMAC-SHA-256-128 of keepalived's trailer.
 */
@NullMarked
package io.holdfast.wire.auth;

import org.jspecify.annotations.NullMarked;
