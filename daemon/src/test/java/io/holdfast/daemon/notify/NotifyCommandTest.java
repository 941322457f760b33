package io.holdfast.daemon.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.NotifyTrigger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyCommandTest {
  @ParameterizedTest
  @CsvSource({
    "MASTER, /bin/master x|/bin/any y INSTANCE VI_1 MASTER 100",
    "BACKUP, /bin/backup x|/bin/any y INSTANCE VI_1 BACKUP 100",
    "FAULT, /bin/fault x|/bin/any y INSTANCE VI_1 FAULT 100",
    "STOP, /bin/stop x|/bin/any y INSTANCE VI_1 STOP 100",
    "DELETED, /bin/deleted x|/bin/any y INSTANCE VI_1 DELETED 100",
    "MASTER_RX_LOWER_PRI, /bin/master_rx_lower_pri x",
    "MASTER_PRIORITY, ''",
    "BACKUP_PRIORITY, ''"
  })
  void theScriptOfTheWordComesBeforeTheOneForAll(NotifyEvent.Word word, String expected) {
    Map<NotifyTrigger, CommandSpec> scripts = new EnumMap<>(NotifyTrigger.class);
    for (NotifyTrigger trigger : NotifyTrigger.values()) {
      String name = trigger.keyword().replaceFirst("^notify_?", "");
      scripts.put(
          trigger,
          trigger == NotifyTrigger.ANY
              ? Events.command("/bin/any", "y")
              : Events.command("/bin/" + name, "x"));
    }
    List<String> commands =
        NotifyCommand.of(Events.event(word, scripts)).stream()
            .map(command -> String.join(" ", command.arguments()))
            .toList();
    assertThat(String.join("|", commands)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "INSTANCE, MASTER, 'INSTANCE \"VI_1\" MASTER 100',"
        + " 'VRRP Instance VI_1 - Entering MASTER state',"
        + "'=> VRRP Instance is now owning VRRP VIPs <='",
    "INSTANCE, BACKUP, 'INSTANCE \"VI_1\" BACKUP 100',"
        + " 'VRRP Instance VI_1 - Entering BACKUP state',"
        + "'=> VRRP Instance is no longer owning VRRP VIPs <='",
    "INSTANCE, STOP, 'INSTANCE \"VI_1\" STOP 100', 'VRRP Instance VI_1 - Stopping',"
        + "'=> VRRP Instance stopping <='",
    "GROUP, FAULT, 'GROUP \"VI_1\" FAULT 100', 'VRRP Group VI_1 - Entering FAULT state',"
        + "'=> All VRRP group instances are now in FAULT state <='"
  })
  void fifoAndMailSayItInKeepalivedsWords(
      NotifyEvent.Subject subject,
      NotifyEvent.Word word,
      String line,
      String mailSubject,
      String body) {
    NotifyEvent plain = Events.event(word, Map.of());
    NotifyEvent event =
        new NotifyEvent(
            subject, plain.name(), word, plain.priority(), plain.audience(), plain.notices());
    assertThat(NotifyFifo.line(event)).isEqualTo(line + "\n");
    assertThat(MailText.of(event)).isEqualTo(new MailText(mailSubject, body));
  }
}
