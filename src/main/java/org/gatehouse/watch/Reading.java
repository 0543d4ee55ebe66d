package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reading of one post: meets what the searches find, judges it, and keeps the surest finding
/// for each room or pass.
final class Reading implements NumberSearch.Sink, LinkTokens.Sink {
    /// A post that repeats one number this often says nothing new with the next.
    private static final int MOST_JUDGED = 4096;

    private static final int MOST_ENCODED = 32;
    private static final int SURROUNDINGS = 1000;
    private static final int NAME_REACH = 100;
    private static final int LONGEST_PASS_TOKEN = 256;

    private final Protected guarded;
    private final Whole whole;
    private final Canonical text;
    private final Map<Long, Draft> drafts = new LinkedHashMap<>();
    private final Set<Integer> withPass = new HashSet<>();
    private @Nullable DigitStream groups;
    private final List<Encoded> encoded = new ArrayList<>();
    private int judged;
    private long work;

    /// A finding that may still become surer.
    private record Draft(
            int room, @Nullable String pass, Grade grade, String reason, List<Span> where) {}

    Reading(Protected guarded, Whole whole) {
        this.guarded = guarded;
        this.whole = whole;
        this.text = Canonical.of(whole.text());
    }

    List<Finding> findings() {
        read();
        return drafts.isEmpty() ? List.of() : kept();
    }

    private void read() {
        LinkTokens.read(text, guarded.seed, this);
        groups = DigitStream.of(text);
        NumberSearch search = new NumberSearch(guarded, this);
        search.in(groups, text);
        work += text.length() + groups.count() + search.windows();
        encoded.forEach(this::decoded);
    }

    /// What the reading cost: characters, digit groups and windows looked at, and for each number
    /// that was judged the surroundings. It grows with the text and not with what is protected.
    long work() {
        return work + (long) Math.min(judged, MOST_JUDGED) * SURROUNDINGS;
    }

    private List<Finding> kept() {
        List<Finding> findings = new ArrayList<>(drafts.size());
        for (Draft draft : drafts.values()) {
            // Whose link it was says more than that it was the room's.
            if (draft.pass() != null || !withPass.contains(draft.room())) {
                findings.add(
                        new Finding(
                                guarded.rooms.get(draft.room()),
                                draft.pass(),
                                draft.grade(),
                                List.of(draft.reason()),
                                draft.where()));
            }
        }
        return findings;
    }

    @Override
    public boolean wants(int letters, boolean hasDigit) {
        work += letters;
        return guarded.hasTokenOf(letters, hasDigit);
    }

    @Override
    public void token(long hash, boolean hasDigit, boolean isWhole, int start, int end) {
        LongTable table = guarded.tokens(hasDigit);
        for (int slot = table.find(hash); slot >= 0; slot = table.next(slot, hash)) {
            int found = table.value(slot);
            switch (Protected.kind(found)) {
                case Protected.NAME -> name(found, start, end);
                case Protected.PASS ->
                        keep(found, Grade.CERTAIN, "somebody's own link to the room", start, end);
                default -> keep(found, Grade.CERTAIN, "the room's link", start, end);
            }
        }
    }

    @Override
    public void run(int start, int end) {
        if (encoded.size() < MOST_ENCODED && !whole.isDecoded()) {
            Encoded.at(text, start, end).ifPresent(encoded::add);
        }
    }

    /// Reads what stands encoded in the text as if it stood there in plain letters.
    private void decoded(Encoded run) {
        int before = Math.max(0, run.start() - NAME_REACH);
        int behind = Math.min(text.length(), run.end() + NAME_REACH);
        String plain =
                new String(text.chars(), before, run.start() - before)
                        + "\n"
                        + run.plain()
                        + "\n"
                        + new String(text.chars(), run.end(), behind - run.end());
        Reading reading = new Reading(guarded, Whole.decoded(plain));
        reading.read();
        work += reading.work();
        withPass.addAll(reading.withPass);
        List<Span> where = spans(run.start(), run.end());
        reading.drafts.forEach(
                (key, found) ->
                        drafts.merge(
                                key,
                                new Draft(
                                        found.room(),
                                        found.pass(),
                                        found.grade(),
                                        found.reason(),
                                        where),
                                Reading::surer));
    }

    private static Draft surer(Draft old, Draft more) {
        return more.grade().compareTo(old.grade()) > 0 ? more : old;
    }

    @Override
    public void passToken(int start, int end) {
        if (end - start > LONGEST_PASS_TOKEN) {
            return;
        }
        work += end - start;
        long key = guarded.keyOfPass(new String(text.chars(), start, end - start));
        LongTable table = guarded.passTokens;
        for (int slot = table.find(key); slot >= 0; slot = table.next(slot, key)) {
            keep(table.value(slot), Grade.CERTAIN, "somebody's own pass", start, end);
        }
    }

    @Override
    public void number(NumberSeen seen, int room) {
        if (isCertain(room) || judged++ > MOST_JUDGED || groups == null) {
            return;
        }
        Passcodes passcodes = new Passcodes(text, groups);
        int @Nullable [] passcode = passcodes.near(seen, guarded.passcodes.get(room));
        int @Nullable [] code =
                passcode != null
                        ? passcode
                        : passcodes.near(seen, guarded.phonePasscodes.get(room));
        int reference = Protected.reference(Protected.ROOM, room);
        if (code != null) {
            List<Span> where = spans(seen.start(), seen.end());
            where.addAll(spans(code[0], code[1]));
            keep(reference, Grade.CERTAIN, "the room's number together with its passcode", where);
            return;
        }
        Verdict verdict = Verdict.of(text, seen, guarded.site(room));
        Grade grade = verdict.grade();
        if (grade != null) {
            keep(reference, grade, verdict.reason(), seen.start(), seen.end());
        }
    }

    /// A name counts in the path of its host; elsewhere only when nobody would hit on it by chance.
    private void name(int found, int start, int end) {
        if (judged++ > MOST_JUDGED) {
            return;
        }
        int room = guarded.roomOf(found);
        String site = guarded.site(room);
        boolean inLink = Sites.leadsToName(Sites.address(text, start - NAME_REACH, start), site);
        boolean page =
                site.equals("zm.page") && Sites.address(text, end, end + 12).startsWith(".zm.page");
        int reference = Protected.reference(Protected.ROOM, room);
        if (inLink || page) {
            keep(reference, Grade.CERTAIN, "the room's link", start, end);
        } else if (RoomLinkReader.changes(text, start, end) >= 4) {
            boolean meant = new Surroundings(text, start, end).speaksOfMeeting(NAME_REACH);
            keep(
                    reference,
                    meant ? Grade.STRONG : Grade.WEAK,
                    "the room's name without its link",
                    start,
                    end);
        }
    }

    private boolean isCertain(int room) {
        Draft draft = drafts.get(key(room, -1));
        return draft != null && draft.grade() == Grade.CERTAIN;
    }

    private void keep(int reference, Grade grade, String reason, int start, int end) {
        keep(reference, grade, reason, spans(start, end));
    }

    private void keep(int reference, Grade grade, String reason, List<Span> where) {
        int room = guarded.roomOf(reference);
        String pass = guarded.passOf(reference);
        if (pass != null) {
            withPass.add(room);
        }
        drafts.merge(
                key(room, pass == null ? -1 : reference),
                new Draft(room, pass, grade, reason, where),
                Reading::surer);
    }

    private static long key(int room, int pass) {
        return ((long) room << 32) | (pass & 0xFFFFFFFFL);
    }

    private List<Span> spans(int start, int end) {
        // In a text that is shown backwards the first stands behind the last.
        int first = Math.min(text.from(start), text.from(end - 1));
        return whole.spans(first, Math.max(text.to(start), text.to(end - 1)));
    }
}
