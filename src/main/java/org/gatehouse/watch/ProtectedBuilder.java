package org.gatehouse.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Collects what is protected, room by room, and answers the finished [Protected]. Nothing here
/// ever refuses a detail: what could not be recognised safely (a two-letter passcode) is passed
/// over.
public final class ProtectedBuilder {
    private static final int FEWEST_DIGITS = 9;

    private final Protected built;
    private final Map<String, Integer> sites = new HashMap<>();
    private int room = -1;

    /// @param seed a random number that keeps others from making our tables collide
    /// @param tokenHash the keyed hash under which pass tokens are kept; asked for every run of
    ///   letters in a post that may be a pass token, so it should be quick
    public ProtectedBuilder(long seed, UnaryOperator<String> tokenHash) {
        built = new Protected(seed, tokenHash);
        site("");
    }

    /// Begins the next room; what follows belongs to it.
    ///
    /// @param passcode and `phonePasscode` as the platform shows them, null when there is none
    public ProtectedBuilder room(
            String name, @Nullable String passcode, @Nullable String phonePasscode) {
        room = built.rooms.add(name);
        built.passcodes.add(kept(passcode));
        built.phonePasscodes.add(kept(phonePasscode));
        built.site(room, 0);
        return this;
    }

    /// A meeting id, dial-in or conference number of the room in any writing; fewer than 9 or more
    /// than 18 digits are passed over.
    public ProtectedBuilder number(String number) {
        long value = 0;
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) {
                value = 10 * value + digit;
                digits++;
            }
        }
        if (digits >= FEWEST_DIGITS && digits <= DigitStream.MOST_DIGITS) {
            built.number(value, digits, room);
        }
        return this;
    }

    /// The link by which everybody joins the room.
    public ProtectedBuilder link(String url) {
        RoomLink link = RoomLink.of(url, built.seed);
        built.site(room, site(link.site()));
        link.tokens().forEach(token -> add(token, Protected.ROOM, room));
        link.names().forEach(token -> add(token, Protected.NAME, room));
        link.numbers().forEach(this::number);
        return this;
    }

    /// A registrant's own link to the platform; `pass` says whose. Comes after [#link].
    public ProtectedBuilder personalLink(String pass, String url) {
        RoomLink link = RoomLink.of(url, built.seed);
        int owner = owner(pass);
        // Where no parameter is known to be personal, what the room's own link lacks is: so the
        // room's link comes first.
        List<RoomLink.Token> own = link.personal().isEmpty() ? link.tokens() : link.personal();
        own.stream()
                .filter(token -> !built.isRooms(token, room))
                .forEach(token -> add(token, Protected.PASS, owner));
        link.numbers().forEach(this::number);
        return this;
    }

    /// One of our own pass links by the keyed hash of its token.
    public ProtectedBuilder pass(String pass, String tokenHash) {
        built.passTokens.add(
                built.keyOfPassHash(tokenHash), Protected.reference(Protected.PASS, owner(pass)));
        return this;
    }

    public Protected build() {
        return built;
    }

    private void add(RoomLink.Token token, int kind, int index) {
        built.token(token, Protected.reference(kind, index));
    }

    private int owner(String pass) {
        int number = built.passes.add(pass);
        built.roomOfPass(number, room);
        return number;
    }

    private int site(String host) {
        return sites.computeIfAbsent(host, built.sites::add);
    }

    private static String kept(@Nullable String passcode) {
        return passcode == null || passcode.strip().length() < 3 ? "" : passcode.strip();
    }
}
