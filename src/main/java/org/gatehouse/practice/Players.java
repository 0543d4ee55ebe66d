package org.gatehouse.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Lobby;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;

/// Plays the parts at a practice door, through the same calls that the pages make. Nobody of them
/// has an address, so that no letter can ever go out.
public final class Players {
    static final Actor RULE = new Actor.Rule("practice");
    private static final int CAME_BEFORE = 3;

    private final Registrants registrants;
    private final Acquaintances acquaintances;
    private final Passes passes;
    private final Devices devices;
    private final Lobby lobby;
    private final Keys keys;
    private final Ids ids;

    public Players(
            Registrants registrants,
            Acquaintances acquaintances,
            Passes passes,
            Devices devices,
            Lobby lobby,
            Keys keys,
            Ids ids) {
        this.registrants = registrants;
        this.acquaintances = acquaintances;
        this.passes = passes;
        this.devices = devices;
        this.lobby = lobby;
        this.keys = keys;
        this.ids = ids;
    }

    /// Has `part` register and knock.
    void come(Tx tx, Meeting meeting, Part part) {
        Registrants.Details details =
                new Registrants.Details(part.fullName(), part.area(), "", "", "", 1);
        String badge = part.badge().orElse(null);
        String mailbox = mailbox(meeting.id(), part);
        Registrant registrant =
                registrants.add(tx, meeting.id(), details, null, mailbox, badge, RULE);
        switch (part) {
            case SPEAKER -> registrants.approve(tx, registrant, RULE, "invited");
            case NEIGHBOUR -> know(tx, registrant, mailbox);
            case NEWCOMER, IMPOSTOR, NAMESAKE, RUSHER -> {}
        }
        passes.issue(tx, meeting.id(), registrant.id(), RULE);
        String browser = keys.hash(Purpose.BROWSER, keys.newToken());
        devices.bind(tx, meeting.id(), registrant.id(), browser, "Safari on iPhone", "practice");
        PracticeRows.addActor(
                tx, meeting.id(), new PracticeRows.Actor(part, registrant.id(), browser));
        knock(tx, registrant.id(), browser);
    }

    /// Nobody's mailbox: a keyed hash never looks like this.
    private static String mailbox(UUID meeting, Part part) {
        return "practice:" + meeting + ":" + part;
    }

    private void know(Tx tx, Registrant registrant, String mailbox) {
        for (int i = 0; i < CAME_BEFORE; i++) {
            acquaintances.remember(tx, mailbox, Acquaintances.Ground.ATTENDED, ids.next(), RULE);
        }
        registrants.approve(tx, registrant, RULE, "known");
    }

    private void knock(Tx tx, UUID registrant, String browser) {
        Pass pass = passes.current(tx.handle(), registrant).orElseThrow();
        lobby.knock(tx, passes.token(tx.handle(), pass.id()), Optional.of(browser));
    }

    /// Has the rusher go and come again.
    void rush(Tx tx, PracticeRows.Actor rusher) {
        Pass pass = passes.current(tx.handle(), rusher.registrantId()).orElseThrow();
        String token = passes.token(tx.handle(), pass.id());
        lobby.leave(tx, token, Optional.of(rusher.browser()));
        lobby.knock(tx, token, Optional.of(rusher.browser()));
    }

    /// Forgets that any of the cast was ever known.
    void forget(Tx tx, UUID meeting, Map<Part, PracticeRows.Actor> cast) {
        List<String> mailboxes =
                cast.keySet().stream().map(part -> mailbox(meeting, part)).toList();
        mailboxes.forEach(mailbox -> acquaintances.forgetAll(tx, mailbox, RULE));
    }
}
