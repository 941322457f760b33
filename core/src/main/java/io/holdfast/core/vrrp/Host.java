package io.holdfast.core.vrrp;

import io.holdfast.core.address.AddressView;
import io.holdfast.core.address.Leases;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.address.Reconciler;
import io.holdfast.core.address.StaticAddresses;
import io.holdfast.core.announce.AnnouncePacer;
import io.holdfast.core.control.HostStanding;
import io.holdfast.core.firewall.Firewalls;
import io.holdfast.core.link.MadeLinks;
import io.holdfast.core.routing.RoutingReconciler;
import io.holdfast.core.routing.StaticItems;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.core.track.TrackerTable;

/**
 * What the virtual routers of a host share.
 *
 * @param timers every timer
 * @param links the interfaces
 * @param view the addresses the kernel reports
 * @param leases how long the kernel keeps them when nobody renews them
 * @param reconciler the addresses masters want
 * @param routing the routes and rules that are wanted
 * @param statics what is present whoever is master
 * @param staticAddresses the addresses of {@code static_ipaddress}
 * @param sockets open sockets
 * @param trackers what is tracked
 * @param pacer gaps between announcements
 * @param standing whether the host keeps itself back
 * @param gates the commands that are waited for
 * @param made the interfaces that are made
 * @param mail what was told by mail
 * @param firewalls what the packet filters keep away
 * @param spread when the adverts of many masters are sent
 * @param aftermath what waits until all adverts of a turn are ordered
 * @param era since when nothing but adverts came
 */
public record Host(
    TimerQueue timers,
    LinkTable links,
    AddressView view,
    Leases leases,
    Reconciler reconciler,
    RoutingReconciler routing,
    StaticItems statics,
    StaticAddresses staticAddresses,
    SocketTable sockets,
    TrackerTable trackers,
    AnnouncePacer pacer,
    HostStanding standing,
    GateTable gates,
    MadeLinks made,
    MailLedger mail,
    Firewalls firewalls,
    AdvertSpread spread,
    Aftermath aftermath,
    Era era) {

  /** Makes an empty host. */
  public static Host create() {
    TimerQueue timers = new TimerQueue();
    LinkTable links = new LinkTable();
    AddressView view = new AddressView(links);
    RoutingReconciler routing = new RoutingReconciler(links, timers);
    Leases leases = new Leases(timers);
    Reconciler reconciler = new Reconciler(links, view, leases);
    return new Host(
        timers,
        links,
        view,
        leases,
        reconciler,
        routing,
        new StaticItems(links, routing),
        new StaticAddresses(reconciler, timers),
        new SocketTable(timers),
        new TrackerTable(timers, links),
        new AnnouncePacer(timers),
        new HostStanding(),
        new GateTable(),
        new MadeLinks(links, view, timers),
        new MailLedger(),
        new Firewalls(links, timers),
        new AdvertSpread(),
        new Aftermath(),
        new Era());
  }
}
