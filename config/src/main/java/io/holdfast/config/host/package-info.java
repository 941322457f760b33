/**
 * What a configuration may ask of the host it is for: which interfaces, users, groups and programs
 * are there. A pure interface; whoever loads a file says where the answers come from.
 */
@NullMarked
package io.holdfast.config.host;

import org.jspecify.annotations.NullMarked;
