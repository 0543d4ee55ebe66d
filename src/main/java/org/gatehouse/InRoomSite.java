package org.gatehouse;

import io.javalin.http.Context;
import java.util.Optional;
import org.gatehouse.door.Removals;
import org.gatehouse.inroom.DeskCodes;
import org.gatehouse.inroom.InRoomDesk;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Pages;
import org.gatehouse.web.WebSettings;
import org.gatehouse.web.desk.DeskScreen;
import org.gatehouse.web.inroom.InRoomPages;
import org.gatehouse.web.inroom.InRoomSession;
import org.gatehouse.web.inroom.Kit;
import org.gatehouse.web.office.StaffSession;

/// The desk inside a meeting platform's program, wired to the forum.
final class InRoomSite {
    private final Forum forum;
    private final BrowserCookie cookie;
    private final DeskCodes codes;
    private final InRoomSession session;

    InRoomSite(Forum forum, WebSettings settings) {
        this.forum = forum;
        this.cookie = BrowserCookie.inRoom(settings, forum.keys);
        this.codes =
                new DeskCodes(forum.database, forum.keys, forum.ids, forum.random, forum.ledger);
        this.session = new InRoomSession(cookie, codes, forum.clock);
    }

    /// Who has the desk that `ctx` asks for open inside a program.
    Optional<StaffMember> atItsDesk(Context ctx) {
        return session.atItsDesk(ctx);
    }

    InRoomPages pages(DeskScreen screen, Removals removals, StaffSession staff, Pages pages) {
        InRoomDesk desk =
                new InRoomDesk(
                        forum.database,
                        forum.desk,
                        forum.rooms,
                        forum.caretaker,
                        removals,
                        forum.keys,
                        forum.ids,
                        forum.ledger,
                        forum.broadcast,
                        forum.clock);
        return new InRoomPages(
                forum.database,
                codes,
                desk,
                session,
                cookie,
                new Kit(forum.data),
                screen,
                staff,
                pages);
    }
}
