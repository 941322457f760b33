/** Scripts that judge the host, and what their verdict does to a priority. */
@NullMarked
package io.holdfast.core.track;

import org.jspecify.annotations.NullMarked;
