package org.gatehouse.alert;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The telephone numbers that people left for an emergency. Sealed, used for nothing else, and
/// erased with the registration.
public final class TextNumbers {
    private static final String BRITAIN = "+44";

    private final Keys keys;
    private final List<String> beginnings;

    /// @param beginnings how numbers may begin, such as `+447`: some of those that don't cost their
    ///   sender dear
    public TextNumbers(Keys keys, List<String> beginnings) {
        this.keys = keys;
        this.beginnings = List.copyOf(beginnings);
    }

    /// What was typed in the international form (E.164), a number without a country as a British
    /// one; nothing where it is no number that we send texts to.
    public Optional<String> read(String typed) {
        String bare = typed.replace("(0)", "").replaceAll("[ ()./-]", "");
        String whole = bare.replaceFirst("^00", "+").replaceFirst("^0", BRITAIN);
        boolean known = beginnings.stream().anyMatch(whole::startsWith);
        return known && whole.matches("\\+[1-9][0-9]{7,14}")
                ? Optional.of(whole)
                : Optional.empty();
    }

    /// `person` leaves `number`, which takes the place of an earlier one.
    public void leave(Tx tx, UUID person, String number) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO text_number (registrant_id, sealed, at)
                        VALUES (:person, :sealed, :at)
                        ON CONFLICT (registrant_id)
                            DO UPDATE SET sealed = excluded.sealed, at = excluded.at
                        """)
                .bind("person", person)
                .bind("sealed", keys.seal(Purpose.TEXT_NUMBER, number))
                .bind("at", tx.now())
                .execute();
    }

    /// `person` takes it back.
    public static void forget(Tx tx, UUID person) {
        tx.handle()
                .createUpdate("DELETE FROM text_number WHERE registrant_id = :person")
                .bind("person", person)
                .execute();
    }

    /// The number that `person` left.
    public Optional<String> of(Handle handle, UUID person) {
        return handle.createQuery("SELECT sealed FROM text_number WHERE registrant_id = :person")
                .bind("person", person)
                .mapTo(byte[].class)
                .findOne()
                .map(bytes -> keys.open(Purpose.TEXT_NUMBER, bytes));
    }
}
