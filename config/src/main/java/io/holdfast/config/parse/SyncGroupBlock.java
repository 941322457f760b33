package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.config.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code vrrp_sync_group}. Use once. */
final class SyncGroupBlock {
  private final Draft draft;
  private final String name;
  private final BlockReader reader;
  private final List<Word> members = new ArrayList<>();
  private boolean weighted;

  SyncGroupBlock(Draft draft, String name, BlockReader reader) {
    this.draft = draft;
    this.name = name;
    this.reader = reader;
  }

  void read(Node node) {
    Map<String, Handler> handlers = new HashMap<>();
    List<TrackDraft> tracks = new ArrayList<>();
    NotifyDraft notices = new NotifyDraft();
    TrackList.Found found = new TrackList.Found(tracks, new ArrayList<>());
    new TrackList(draft, name, reader.values(), found).register(handlers);
    new CombinationTrackLine(draft, reader.values(), tracks).register(handlers);
    new NotifyLines(notices).register("vrrp_sync_group", handlers);
    handlers.put("group", this::group);
    handlers.put("sync_group_tracking_weight", _ -> weighted = true);
    handlers.put("global_tracking", _ -> weighted = true);
    reader.read(new BlockName("vrrp_sync_group", name), node.children(), handlers);
    Place place = node.keyword().place();
    draft.add(new SyncGroupDraft(name, place, members, weighted, tracks, notices));
  }

  private void group(Node node) {
    members.addAll(Lists.wordsOf(node));
  }
}
