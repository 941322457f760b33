/** The rules of ARCHITECTURE.md as tests: dependency direction, purity, sizes. */
@NullMarked
package io.holdfast.it.architecture;

import org.jspecify.annotations.NullMarked;
