/**
 * keepalived.conf for Holdfast: {@link io.holdfast.config.ConfigurationLoader} turns its text into
 * an immutable {@link io.holdfast.core.spec.Configuration} and a list of diagnostics.
 */
@NullMarked
package io.holdfast.config;

import org.jspecify.annotations.NullMarked;
