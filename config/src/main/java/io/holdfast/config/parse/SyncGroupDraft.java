package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import java.util.List;

/**
 * What a {@code vrrp_sync_group} block said.
 *
 * @param name the name
 * @param place where the block begins
 * @param members the names of the instances, in file order
 * @param weighted whether the weights of trackers count
 * @param tracks what counts for every member
 * @param notices who is told of its state
 */
public record SyncGroupDraft(
    String name,
    Place place,
    List<String> members,
    boolean weighted,
    List<TrackDraft> tracks,
    NotifyDraft notices) {}
