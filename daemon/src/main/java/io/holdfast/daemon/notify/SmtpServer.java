package io.holdfast.daemon.notify;

import io.holdfast.core.spec.MailSpec;
import io.holdfast.daemon.cli.HostName;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The mail server of the configuration. The mail library is loaded by the first mail. */
final class SmtpServer {
  /** RFC 5322, 3.3: a zone is digits; "GMT" is for readers of old mail only. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ROOT);

  private final MailSpec spec;

  SmtpServer(MailSpec spec) {
    this.spec = spec;
  }

  /** What the log calls it. */
  String name() {
    return "[" + spec.host() + "]:" + spec.port();
  }

  /** Sends one mail to every recipient; null, or why it did not go. Blocks. */
  @Nullable String send(String subject, String body) {
    try {
      MimeMessage message = new MimeMessage(Session.getInstance(properties()));
      message.setFrom(new InternetAddress(sender()));
      for (String recipient : spec.recipients()) {
        message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
      }
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneId.systemDefault())));
      message.setHeader("X-Mailer", "Holdfast");
      message.setText(body, StandardCharsets.UTF_8.name());
      Transport.send(message);
      return null;
    } catch (MessagingException failure) {
      return reason(failure);
    }
  }

  private Properties properties() {
    String millis = Long.toString(TimeUnit.NANOSECONDS.toMillis(spec.timeoutNanos()));
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", spec.host());
    properties.setProperty("mail.smtp.port", Integer.toString(spec.port()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty(
        "mail.smtp.localhost", spec.heloName().isEmpty() ? HostName.full() : spec.heloName());
    return properties;
  }

  private String sender() {
    return spec.sender().isEmpty()
        ? System.getProperty("user.name", "root") + "@" + HostName.full()
        : spec.sender();
  }

  private static String reason(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage());
    return text.lines().findFirst().orElse(root.getClass().getSimpleName());
  }
}
