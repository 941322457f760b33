package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Manager;
import io.holdfast.daemon.doctor.view.RunningDaemon;
import io.holdfast.daemon.doctor.view.Subject;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.linux.process.Capabilities;
import io.holdfast.linux.process.Capability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at the host, in the network namespace of the calling thread. */
public final class HostLook {
  private static final Path ROOT = Path.of("/");
  private static final Set<Capability> NEEDED =
      EnumSet.of(Capability.NET_ADMIN, Capability.NET_RAW, Capability.NET_BROADCAST);

  private HostLook() {}

  /** Looks at everything that concerns the file; takes three advert intervals. */
  public static HostView at(Subject subject) {
    List<Unseen> unseen = new ArrayList<>();
    List<LinkView> links = LinkLook.links(unseen);
    ProcessLook processes = new ProcessLook(ROOT);
    EnumSet<Capability> missing = EnumSet.copyOf(NEEDED);
    missing.removeAll(Capabilities.effective());
    List<RunningDaemon> daemons = DaemonLook.running(processes);
    List<Manager> managers = new ManagerLook(ROOT, processes).managers(links);
    unseen.addAll(processes.hidden("sudo holdfast doctor " + subject.file()));
    return new HostView(
        links,
        new RulesetLook(subject.file(), unseen).rules(),
        SettingsLook.of(ROOT, links),
        WireLook.listen(subject, links, unseen),
        daemons,
        managers,
        ServiceLook.listening(ROOT),
        missing,
        unseen);
  }
}
