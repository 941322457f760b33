/**
 * The grammar of keepalived.conf: pieces to a tree of statements, the table of every keyword, and
 * one class for each block that turns statements into drafts. Drafts hold what the text said;
 * {@code config.validate} makes specifications of them. Nothing here throws on any text.
 */
@NullMarked
package io.holdfast.config.parse;

import org.jspecify.annotations.NullMarked;
