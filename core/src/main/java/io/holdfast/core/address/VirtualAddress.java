package io.holdfast.core.address;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.wire.ip.Family;
import org.jspecify.annotations.Nullable;

/** One address of one virtual router, with what is under way for it. */
public final class VirtualAddress {
  private final AddressPlan plan;
  private final AddressSpec spec;
  private int ifIndex;
  private long repairNanos = DeadlineHeap.NONE;
  private long nextRepairNanos = Long.MIN_VALUE;
  private long secondBurstNanos = DeadlineHeap.NONE;
  private long claimedNanos = DeadlineHeap.NONE;
  private boolean inBurst;
  private int owedAnnouncements;
  private boolean isRefused;
  private boolean isDuplicate;
  private boolean wasMissed = true;
  private Input.AddressRemoved.Why lost = Input.AddressRemoved.Why.DELETED;
  private @Nullable LinkState announcedOn;
  private Effect.@Nullable Announce announcement;

  VirtualAddress(AddressPlan plan, AddressSpec spec) {
    this.plan = plan;
    this.spec = spec;
  }

  /** Its line of the configuration. */
  public AddressSpec spec() {
    return spec;
  }

  /** The interface it was ordered on, 0 while it is not wanted or its interface is missing. */
  public int ifIndex() {
    return ifIndex;
  }

  /** When its second burst of announcements is due. */
  public long secondBurstNanos() {
    return secondBurstNanos;
  }

  /** Plans its second burst, or takes it back with {@link DeadlineHeap#NONE}. */
  public void secondBurstNanos(long deadlineNanos) {
    secondBurstNanos = deadlineNanos;
  }

  /** When another station claimed it last, {@link DeadlineHeap#NONE} if none ever did. */
  public long claimedNanos() {
    return claimedNanos;
  }

  /** Notes that another station claims it. */
  public void claimedNanos(long nowNanos) {
    claimedNanos = nowNanos;
  }

  /** Whether the burst that is being sent contains it. */
  public boolean inBurst() {
    return inBurst;
  }

  /** Puts it into the next burst or takes it out. */
  public void inBurst(boolean included) {
    inBurst = included;
  }

  /**
   * Whether it was ordered and does not work yet. The kernel takes an IPv6 address at once, but
   * makes it work later, on a thread of its own: it reports the address then. Whoever believes an
   * announcement before that gets no answer.
   */
  public boolean isOnItsWay() {
    return spec.address().family() == Family.IPV6 && ifIndex != 0 && !plan.isSeen(this);
  }

  /** How often it is to be announced as soon as it works. */
  public int owedAnnouncements() {
    return owedAnnouncements;
  }

  /** Notes how often it is to be announced as soon as it works, or takes that back with 0. */
  public void owedAnnouncements(int repeat) {
    owedAnnouncements = repeat;
  }

  /**
   * The order that announces it once, or null when its interface resolves no neighbours or when it
   * is known to be missing there, refused, or on another station: an announcement would take it
   * from who has it.
   */
  public Effect.@Nullable Announce announcement() {
    if (repairNanos != DeadlineHeap.NONE || isDuplicate || isRefused) {
      return null;
    }
    LinkState link = ifIndex == 0 ? null : plan.links().byIndex(ifIndex);
    return link == null ? null : announcement(link);
  }

  /**
   * Makes the order that will announce it, while nobody waits for it: as long as its interface
   * stays as it is, {@link #announcement} only has to look.
   */
  public void prepare() {
    LinkState link = plan.links().byName(spec.interfaceName());
    if (link != null) {
      announcement(link);
    }
  }

  private Effect.@Nullable Announce announcement(LinkState link) {
    if (!link.equals(announcedOn)) {
      announcedOn = link;
      announcement =
          link.resolvesNeighbors()
              ? new Effect.Announce(
                  link.ifIndex(), link.name(), link.mac(), spec.address(), link.forwardsIpv6())
              : null;
    }
    return announcement;
  }

  /** Whether the kernel refused it and has not taken it since. */
  public boolean isRefused() {
    return isRefused;
  }

  void isRefused(boolean refused) {
    isRefused = refused;
  }

  /** Whether another station was found to have it, and it has not passed that detection since. */
  public boolean isDuplicate() {
    return isDuplicate;
  }

  void isDuplicate(boolean found) {
    isDuplicate = found;
  }

  /** Whether it was there before, and went: then its return is a repair. */
  public boolean wasMissed() {
    return wasMissed;
  }

  void wasMissed(boolean missed) {
    wasMissed = missed;
  }

  /** What took it away when it was lost last. */
  public Input.AddressRemoved.Why lost() {
    return lost;
  }

  void lost(Input.AddressRemoved.Why why) {
    lost = why;
  }

  AddressPlan plan() {
    return plan;
  }

  void ifIndex(int index) {
    ifIndex = index;
  }

  long repairNanos() {
    return repairNanos;
  }

  void repairNanos(long deadlineNanos) {
    repairNanos = deadlineNanos;
  }

  long nextRepairNanos() {
    return nextRepairNanos;
  }

  void nextRepairNanos(long earliestNanos) {
    nextRepairNanos = earliestNanos;
  }
}
