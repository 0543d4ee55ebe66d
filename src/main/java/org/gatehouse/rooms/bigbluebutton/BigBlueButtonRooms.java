package org.gatehouse.rooms.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.TryOut.Finding;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonApi.Answer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// BigBlueButton rooms. A join link names its person and one session of the room: it dies with that
/// session, and not before, so it is made at the moment of admission. A viewer can't show a screen.
public final class BigBlueButtonRooms implements RoomProvider {
    /// The provider's name.
    public static final String NAME = "bigbluebutton";

    private static final String CREATE_TIME = "createTime";
    private static final Duration HOOK_LIFE = Duration.ofMinutes(5);
    private static final int SPARE_SEATS = 20;

    private final BigBlueButtonSettings settings;
    private final BigBlueButtonApi api;
    private final InstantSource clock;
    private final Map<String, Instant> hooked = new ConcurrentHashMap<>();

    public BigBlueButtonRooms(
            BigBlueButtonSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.api = new BigBlueButtonApi(settings, http);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(
                Ability.PERSONAL_CREDENTIALS,
                Ability.TAKES_NAMES,
                Ability.REPORTS_WHO_IS_INSIDE,
                Ability.ENDS_ROOM);
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        return switch (api.call("create", parameters(request))) {
            case Answer.Success(Document xml) -> {
                RoomDetails room = details(request, xml);
                hook(room);
                yield Outcome.done(room);
            }
            case Answer.Failure failure -> Outcome.refused(failure.words());
            case Answer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    private Map<String, String> parameters(RoomRequest request) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", cut(request.title()));
        all.put("meetingID", id(request));
        all.put("record", "false");
        all.put("allowStartStopRecording", "false");
        all.put("muteOnStart", "true");
        all.put("guestPolicy", "ALWAYS_ACCEPT");
        all.put("maxParticipants", Integer.toString(request.capacity() + SPARE_SEATS));
        all.put("meetingExpireIfNoUserJoinedInMinutes", Long.toString(minutesToKeep(request)));
        all.put("meetingExpireWhenLastUserLeftInMinutes", "30");
        all.put("lockSettingsDisableCam", "true");
        all.put("lockSettingsDisableMic", "true");
        all.put("lockSettingsDisablePublicChat", "true");
        all.put("lockSettingsDisablePrivateChat", "true");
        all.put("lockSettingsDisableNotes", "true");
        all.put("lockSettingsHideViewersCursor", "true");
        all.put("lockSettingsLockOnJoin", "true");
        return all;
    }

    /// Control characters are not allowed, and a name has 2 to 64 characters.
    private static String cut(String title) {
        String clean = title.replaceAll("\\p{Cntrl}", " ").strip();
        String whole = clean.length() < 2 ? "Meeting" : clean;
        return whole.codePointCount(0, whole.length()) <= 64
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, 64));
    }

    /// The server forgets a room that nobody joined; it must still be there at the end.
    private long minutesToKeep(RoomRequest request) {
        long untilStart = Duration.between(clock.instant(), request.start()).toMinutes();
        return Math.max(0, untilStart) + request.minutes() + 60;
    }

    /// The same for the same request, so that it is found again, and not to be guessed.
    private String id(RoomRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(("gatehouse:" + request.key()).getBytes(UTF_8));
            return "gatehouse-" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RoomDetails details(RoomRequest request, Document xml) {
        return new RoomDetails(
                NAME, id(request), Map.of(CREATE_TIME, BigBlueButtonApi.text(xml, CREATE_TIME)));
    }

    /// Hooks are dropped after failures, so they are renewed now and then. Who is inside is asked
    /// for and does not depend on them.
    private void hook(RoomDetails room) {
        Instant now = clock.instant();
        Instant last = hooked.getOrDefault(room.reference(), Instant.MIN);
        if (settings.callback().isPresent() && last.isBefore(now.minus(HOOK_LIFE))) {
            hooked.put(room.reference(), now);
            Map<String, String> all = new LinkedHashMap<>();
            all.put("callbackURL", settings.callback().get().toString());
            api.call("hooks/create", all);
        }
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return switch (api.call("getMeetingInfo", Map.of("meetingID", id(request)))) {
            case Answer.Success(Document xml) -> Outcome.done(Optional.of(details(request, xml)));
            case Answer.Failure failure when failure.noSuchMeeting() ->
                    Outcome.done(Optional.empty());
            case Answer.Failure failure -> Outcome.refused(failure.words());
            case Answer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        return info(room).map(_ -> link(room, guest));
    }

    private JoinLink link(RoomDetails room, Guest guest) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("fullName", cut(guest.displayName()));
        all.put("meetingID", room.reference());
        all.put("role", guest.role() == Guest.Role.HOST ? "MODERATOR" : "VIEWER");
        all.put(CREATE_TIME, room.secret(CREATE_TIME).orElse(""));
        all.put("userID", guest.pass().toString());
        return new JoinLink(
                api.address("join", all), Optional.of(guest.pass().toString()), Optional.empty());
    }

    /// The running room, of the same session that was opened.
    private Outcome<Document> info(RoomDetails room) {
        return switch (api.call("getMeetingInfo", Map.of("meetingID", room.reference()))) {
            case Answer.Success(Document xml)
                    when BigBlueButtonApi.text(xml, CREATE_TIME)
                            .equals(room.secret(CREATE_TIME).orElse("")) ->
                    Outcome.done(xml);
            case Answer.Success _ -> Outcome.refused(new Answer.Failure("notFound").words());
            case Answer.Failure failure -> Outcome.refused(failure.words());
            case Answer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        return Outcome.done(Removed.oncePressed(BigBlueButtonWords.say("bigbluebutton.remove")));
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return switch (api.call("end", Map.of("meetingID", room.reference()))) {
            case Answer.Success _ -> Outcome.done(Ended.completely());
            case Answer.Failure failure when failure.noSuchMeeting() ->
                    Outcome.done(Ended.completely());
            case Answer.Failure failure -> Outcome.refused(failure.words());
            case Answer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        hook(room);
        return info(room).map(BigBlueButtonRooms::occupants);
    }

    private static List<Occupant> occupants(Document xml) {
        List<Occupant> all = new ArrayList<>();
        var attendees = xml.getElementsByTagName("attendee");
        for (int i = 0; i < attendees.getLength(); i++) {
            Element attendee = (Element) attendees.item(i);
            String user = child(attendee, "userID");
            all.add(
                    new Occupant(
                            user + "#" + i,
                            child(attendee, "fullName"),
                            pass(user),
                            Optional.of(user).filter(id -> !id.isEmpty()),
                            Optional.empty()));
        }
        return all;
    }

    private static String child(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Optional<UUID> pass(String user) {
        try {
            return Optional.of(UUID.fromString(user));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// For setting up: whether the server answers and takes our secret.
    public Supplier<List<Finding>> check() {
        return () ->
                switch (api.call("isMeetingRunning", Map.of("meetingID", "gatehouse-trial"))) {
                    case Answer.Success _ ->
                            List.of(
                                    new Finding(
                                            true,
                                            BigBlueButtonWords.say("bigbluebutton.accepted")));
                    case Answer.Failure failure -> List.of(new Finding(false, failure.words()));
                    case Answer.Silent(String words) -> List.of(new Finding(false, words));
                };
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return List.of(
                BigBlueButtonWords.say("bigbluebutton.before.join"),
                BigBlueButtonWords.say("bigbluebutton.before.lock"));
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return BigBlueButtonWords.say("bigbluebutton.stop");
    }
}
