/**
 * A configuration told back: every setting with its effective value, as a model that a printer of
 * any format can walk, and as the text of keepalived.conf. Pure.
 */
@NullMarked
package io.holdfast.config.show;

import org.jspecify.annotations.NullMarked;
