/** What one advert costs the codec and the engine, without a system call: {@code bench/micro}. */
@NullMarked
package io.holdfast.bench.micro;

import org.jspecify.annotations.NullMarked;
