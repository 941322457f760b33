/**
 * The table of every keyword of keepalived.conf. The parser, its guesses, the reference page and
 * the help on the command line all come from it.
 */
@NullMarked
package io.holdfast.config.keyword;

import org.jspecify.annotations.NullMarked;
