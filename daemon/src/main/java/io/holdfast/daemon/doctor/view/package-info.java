/** What was seen of the host, as records: the only thing that examinations judge. Pure. */
@NullMarked
package io.holdfast.daemon.doctor.view;

import org.jspecify.annotations.NullMarked;
