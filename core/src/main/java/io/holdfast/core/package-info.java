/**
 * The engine and its vocabulary: facts in ({@code Input}), orders out ({@code Effect}), time as an
 * argument.
 */
@NullMarked
package io.holdfast.core;

import org.jspecify.annotations.NullMarked;
