package org.gatehouse.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// The lines as rows: who came first stands first.
final class WaitingRows {
    private static final String SELECT =
            """
            SELECT id, meeting_id, full_name, email, mailbox, area, organisation, question,
                   access_needs, party_size, browser, label, at
            FROM waiting
            """;
    private static final String IN_ORDER = " ORDER BY at, id ";

    private WaitingRows() {}

    static void add(Tx tx, Waiting one) {
        Application person = one.application();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO waiting (id, meeting_id, full_name, email, mailbox, area,
                            organisation, question, access_needs, party_size, browser, label, at)
                        VALUES (:id, :meeting, :name, :email, :mailbox, :area,
                            :organisation, :question, :needs, :party, :browser, :label, :at)
                        """)
                .bind("id", one.id())
                .bind("meeting", one.meetingId())
                .bind("name", person.fullName())
                .bind("email", person.email().text())
                .bind("mailbox", one.mailbox())
                .bind("area", person.area())
                .bind("organisation", person.organisation())
                .bind("question", person.question())
                .bind("needs", person.accessNeeds())
                .bind("party", person.partySize())
                .bind("browser", one.browser())
                .bind("label", one.label())
                .bind("at", one.at())
                .execute();
    }

    /// Removes one, and says whether it was still there.
    static boolean remove(Tx tx, UUID id) {
        return tx.handle()
                        .createUpdate("DELETE FROM waiting WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /// Somebody in the line proved the mailbox again, in another browser.
    static void move(Tx tx, UUID id, String browser, String label) {
        tx.handle()
                .createUpdate(
                        "UPDATE waiting SET browser = :browser, label = :label WHERE id = :id")
                .bind("browser", browser)
                .bind("label", label)
                .bind("id", id)
                .execute();
    }

    static List<Waiting> first(Handle handle, UUID meeting, int most) {
        return handle.createQuery(SELECT + "WHERE meeting_id = :meeting" + IN_ORDER + "LIMIT :most")
                .bind("meeting", meeting)
                .bind("most", most)
                .map((row, _) -> waiting(row))
                .list();
    }

    static Optional<Waiting> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> waiting(row))
                .findOne();
    }

    static Optional<Waiting> byMailbox(Handle handle, UUID meeting, String mailbox) {
        return handle.createQuery(SELECT + "WHERE meeting_id = :meeting AND mailbox = :mailbox")
                .bind("meeting", meeting)
                .bind("mailbox", mailbox)
                .map((row, _) -> waiting(row))
                .findOne();
    }

    static List<Waiting> byBrowser(Handle handle, UUID meeting, String browser) {
        return handle.createQuery(
                        SELECT + "WHERE meeting_id = :meeting AND browser = :browser" + IN_ORDER)
                .bind("meeting", meeting)
                .bind("browser", browser)
                .map((row, _) -> waiting(row))
                .list();
    }

    static int ahead(Handle handle, Waiting one) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM waiting
                        WHERE meeting_id = :meeting AND (at < :at OR (at = :at AND id < :id))
                        """)
                .bind("meeting", one.meetingId())
                .bind("at", one.at())
                .bind("id", one.id())
                .mapTo(Integer.class)
                .one();
    }

    static int length(Handle handle, UUID meeting) {
        return handle.createQuery("SELECT COUNT(*) FROM waiting WHERE meeting_id = :meeting")
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }

    static List<UUID> meetings(Handle handle) {
        return handle.createQuery("SELECT DISTINCT meeting_id FROM waiting")
                .mapTo(new GenericType<UUID>() {})
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Application application =
                new Application(
                        row.getString("full_name"),
                        new MailAddress(row.getString("email")),
                        row.getString("area"),
                        row.getString("organisation"),
                        row.getString("question"),
                        row.getString("access_needs"),
                        row.getInt("party_size"));
        return new Waiting(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("meeting_id")),
                application,
                row.getString("mailbox"),
                row.getString("browser"),
                row.getString("label"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
