/**
 * Files and local sockets opened with the care a root daemon owes: no symbolic link followed, no
 * predictable name trusted, one lock holder at a time.
 */
@NullMarked
package io.holdfast.linux.file;

import org.jspecify.annotations.NullMarked;
