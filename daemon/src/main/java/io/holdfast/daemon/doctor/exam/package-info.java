/** What is looked for, one class for each question. Pure: facts in, findings out. */
@NullMarked
package io.holdfast.daemon.doctor.exam;

import org.jspecify.annotations.NullMarked;
