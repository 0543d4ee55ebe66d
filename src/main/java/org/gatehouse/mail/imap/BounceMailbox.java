package org.gatehouse.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.gatehouse.mail.Bounce;
import org.gatehouse.mail.Bounces;
import org.gatehouse.sql.Database;

/// The mailbox behind the sender's address, where undelivered letters come back. Only reports are
/// marked as read; whatever people write there stays as it is.
public final class BounceMailbox {
    private static final String TIME_OUT = "20000";
    private static final int AT_ONCE = 500;

    private final Settings settings;
    private final Database database;
    private final Bounces bounces;

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

    public BounceMailbox(Settings settings, Database database, Bounces bounces) {
        this.settings = settings;
        this.database = database;
        this.bounces = bounces;
    }

    /// Reads the reports that have come since the last time, and notes them.
    ///
    /// @return how many letters of ours came back
    /// @throws IOException where the mailbox can't be read now
    public int collect() throws IOException {
        try (Store store = session().getStore(settings.encrypted() ? "imaps" : "imap")) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                return collect(inbox);
            }
        } catch (MessagingException e) {
            throw new IOException("The mailbox for returned letters can't be read", e);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.imap.", "mail.imaps."}) {
            properties.put(protocol + "connectiontimeout", TIME_OUT);
            properties.put(protocol + "timeout", TIME_OUT);
            // Looking at a message must not mark it as read.
            properties.put(protocol + "peek", "true");
            properties.put(protocol + "ssl.checkserveridentity", "true");
        }
        return Session.getInstance(properties);
    }

    private int collect(Folder inbox) throws MessagingException {
        int count = 0;
        Message[] unread = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (int i = 0; i < Math.min(unread.length, AT_ONCE); i++) {
            Optional<Bounce> bounce = read(unread[i]);
            if (bounce.isPresent()) {
                boolean ours = database.write(tx -> bounces.note(tx, bounce.get()));
                count += ours ? 1 : 0;
                unread[i].setFlag(Flags.Flag.SEEN, true);
            }
        }
        return count;
    }

    /// A message that can't be made sense of is left for people to read.
    private static Optional<Bounce> read(Message message) throws MessagingException {
        try {
            return DeliveryReport.read(message);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
