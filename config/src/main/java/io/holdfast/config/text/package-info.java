/**
 * The lexical layer of keepalived.conf: files, include, comments, conditions, definitions,
 * sequences, braces and words. Text goes in through {@link io.holdfast.config.text.Source}; out
 * come {@link io.holdfast.config.text.Piece}s whose words know where they stand. No keyword is
 * known here. Nothing throws and nothing runs without bound, whatever the text. Texts are octet
 * strings: one char (0 to 255) for each octet of the file, so that limits, columns and passwords
 * stay exact.
 */
@NullMarked
package io.holdfast.config.text;

import org.jspecify.annotations.NullMarked;
