package org.gatehouse.watch.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;

/// A mailbox of its own to which Zoom's At-Risk Meeting Notifier writes, and to which residents
/// forward what they saw. It is only read: no mail is marked, moved or deleted. Anybody can write
/// there, so what it says is treated as what a person tells.
public final class ReportMailbox implements Source {
    /// The name of this source.
    public static final String NAME = "mailbox";

    private static final String TIME_OUT = "20000";
    private static final int AT_ONCE = 200;

    private final Settings settings;
    private final Duration interval;

    /// How the mailbox is reached.
    ///
    /// @param encrypted false only for a server on this machine
    public record Settings(String host, int port, boolean encrypted, String user, String password) {
        /// Without the password.
        @Override
        public String toString() {
            return user + " at " + host + ":" + port;
        }
    }

    public ReportMailbox(Settings settings, Duration interval) {
        this.settings = settings;
        this.interval = interval;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration hear(Hearing hearing) throws IOException {
        String protocol = settings.encrypted() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties()).getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                read((UIDFolder) inbox, hearing);
            }
            hearing.alive();
            return interval;
        } catch (MessagingException e) {
            throw new IOException("The mailbox for reports can't be read.", e);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.imap.", "mail.imaps."}) {
            properties.put(protocol + "connectiontimeout", TIME_OUT);
            properties.put(protocol + "timeout", TIME_OUT);
            properties.put(protocol + "peek", "true");
            properties.put(protocol + "ssl.checkserveridentity", "true");
        }
        return properties;
    }

    /// Goes on behind the last mail that was read; numbers of another validity (RFC 3501, 2.3.1.1)
    /// name other mails, so then all are read again.
    private static void read(UIDFolder numbers, Hearing hearing) throws MessagingException {
        long validity = numbers.getUIDValidity();
        String prefix = validity + ":";
        long last =
                hearing.kept("last")
                        .filter(kept -> kept.startsWith(prefix))
                        .map(kept -> Long.parseLong(kept.substring(prefix.length())))
                        .orElse(0L);
        Message[] fresh = numbers.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        int read = 0;
        for (Message message : fresh) {
            long number = numbers.getUID(message);
            // With LASTUID a server always answers with the last mail, be it read or not.
            if (number > last && read++ < AT_ONCE) {
                hear(message, prefix + number, hearing);
                hearing.keep("last", prefix + number);
            }
        }
    }

    /// A mail that can't be made sense of is passed over; it stays in the mailbox for people.
    private static void hear(Message message, String id, Hearing hearing)
            throws MessagingException {
        try {
            hearing.post(ReportMail.read(message, id));
        } catch (IOException | MessagingException _) {
            hearing.alive();
        }
    }
}
