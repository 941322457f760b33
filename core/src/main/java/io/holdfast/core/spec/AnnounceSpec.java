package io.holdfast.core.spec;

/**
 * Schedule of gratuitous ARPs and unsolicited neighbour advertisements ({@code garp_*}).
 *
 * @param delayNanos {@code garp_master_delay}: second burst after becoming master, 0 for none
 * @param repeat {@code garp_master_repeat}: announcements of each address in a burst, at least 1
 * @param refreshNanos {@code garp_master_refresh}: period of the refresh, 0 for none
 * @param refreshRepeat {@code garp_master_refresh_repeat}, at least 1
 * @param lowerPriorityDelayNanos {@code garp_lower_prio_delay}, 0 for no second burst
 * @param lowerPriorityRepeat {@code garp_lower_prio_repeat}, 0 for none
 */
public record AnnounceSpec(
    long delayNanos,
    int repeat,
    long refreshNanos,
    int refreshRepeat,
    long lowerPriorityDelayNanos,
    int lowerPriorityRepeat) {}
