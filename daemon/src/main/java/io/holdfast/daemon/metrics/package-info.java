/**
 * Prometheus metrics: the text of a picture, and the HTTP server that gives it away. Everything
 * here runs on threads of its own and reads immutable pictures; nothing of it is loaded unless it
 * is asked for.
 */
@NullMarked
package io.holdfast.daemon.metrics;

import org.jspecify.annotations.NullMarked;
