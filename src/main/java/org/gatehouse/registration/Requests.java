package org.gatehouse.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What people wrote into the form, kept until they prove their mailbox or a day has passed.
public final class Requests {
    private static final Duration LIFE = Duration.ofDays(1);

    private final Ids ids;

    public Requests(Ids ids) {
        this.ids = ids;
    }

    UUID add(Tx tx, UUID meeting, Application application, String mailbox) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO registration_request (id, meeting_id, full_name, email, mailbox,
                            area, organisation, question, access_needs, party_size, asked_at)
                        VALUES (:id, :meeting, :name, :email, :mailbox,
                            :area, :organisation, :question, :needs, :party, :at)
                        """)
                .bind("id", id)
                .bind("meeting", meeting)
                .bind("name", application.fullName())
                .bind("email", application.email().text())
                .bind("mailbox", mailbox)
                .bind("area", application.area())
                .bind("organisation", application.organisation())
                .bind("question", application.question())
                .bind("needs", application.accessNeeds())
                .bind("party", application.partySize())
                .bind("at", tx.now())
                .execute();
        return id;
    }

    Optional<Application> find(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        SELECT full_name, email, area, organisation, question, access_needs,
                               party_size
                        FROM registration_request WHERE id = :id
                        """)
                .bind("id", id)
                .map(
                        (row, _) ->
                                new Application(
                                        row.getString("full_name"),
                                        new MailAddress(row.getString("email")),
                                        row.getString("area"),
                                        row.getString("organisation"),
                                        row.getString("question"),
                                        row.getString("access_needs"),
                                        row.getInt("party_size")))
                .findOne();
    }

    /// Finds a request and forgets it: what it said now stands with the registrant.
    Optional<Application> take(Tx tx, UUID id) {
        Optional<Application> found = find(tx.handle(), id);
        tx.handle()
                .createUpdate("DELETE FROM registration_request WHERE id = :id")
                .bind("id", id)
                .execute();
        return found;
    }

    /// Forgets requests whose mailbox nobody proved within a day.
    public int forgetOld(Tx tx) {
        Instant before = tx.now().minus(LIFE);
        TypedAddresses.forgetBefore(tx, before);
        return tx.handle()
                .createUpdate("DELETE FROM registration_request WHERE asked_at < :before")
                .bind("before", before)
                .execute();
    }
}
