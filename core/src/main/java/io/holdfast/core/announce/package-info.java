/** When gratuitous ARPs and unsolicited neighbour advertisements are sent. */
@NullMarked
package io.holdfast.core.announce;

import org.jspecify.annotations.NullMarked;
