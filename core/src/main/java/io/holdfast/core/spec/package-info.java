/**
 * What the administrator wants, validated and with every unit and default resolved. Immutable
 * records; nothing after parsing looks at text again.
 */
@NullMarked
package io.holdfast.core.spec;

import org.jspecify.annotations.NullMarked;
