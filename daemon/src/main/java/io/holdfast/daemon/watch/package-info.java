/**
 * What is watched beside the loop and handed to it as facts: the numbers in tracked files and how
 * many tracked processes run. Each kind has a thread of its own, which exists only while something
 * of it is tracked.
 */
@NullMarked
package io.holdfast.daemon.watch;

import org.jspecify.annotations.NullMarked;
