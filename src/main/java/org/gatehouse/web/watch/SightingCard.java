package org.gatehouse.web.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.sighting.Evidence;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.Sighting;
import org.gatehouse.watch.Part;
import org.gatehouse.watch.Span;
import org.gatehouse.web.Tone;

/// One sighting as the office shows it.
///
/// @param evidence empty once it is erased
/// @param shown whether the picture is shown as it is, and not blurred
/// @param owners of the passes that stand in it, where they are still known
public record SightingCard(
        Sighting sighting,
        Optional<Meeting> meeting,
        Optional<Evidence> evidence,
        Optional<Pictures.Standing> picture,
        boolean shown,
        List<String> owners) {

    /// A stretch of a text, and whether something is exposed in it.
    public record Piece(String text, boolean marked) {}

    public String address() {
        return "/office/sightings/" + sighting.id();
    }

    /// The key of the words for how sure it is: `certain`, `strong`, `weak` or `none`.
    public String grade() {
        return sighting.grade().map(grade -> grade.word()).orElse("none");
    }

    public Tone tone() {
        if (!sighting.works() || sighting.isLeak().equals(Optional.of(false))) {
            return Tone.PLAIN;
        }
        return switch (grade()) {
            case "certain" -> Tone.BAD;
            case "strong" -> Tone.CAREFUL;
            default -> Tone.WAITING;
        };
    }

    /// The key of the words for where it stands: `harmless`, `open`, `closed` or `unread`.
    public String standing() {
        if (sighting.isLeak().equals(Optional.of(false))) {
            return "harmless";
        }
        if (sighting.exposures().isEmpty()) {
            return "unread";
        }
        return sighting.works() ? "open" : "closed";
    }

    /// Why the grade, each reason once.
    public List<String> reasons() {
        return sighting.exposures().stream()
                .flatMap(exposure -> exposure.reasons().stream())
                .distinct()
                .toList();
    }

    /// The text of the post, with what is exposed in it marked.
    public List<Piece> text() {
        return evidence.map(kept -> pieces(kept.post().text(), kept, Part.TEXT, 0))
                .orElse(List.of());
    }

    /// The words that were read in its picture, marked alike.
    public List<Piece> read() {
        List<Piece> all = new ArrayList<>();
        evidence.ifPresent(
                kept -> {
                    for (int i = 0; i < kept.post().alt().size(); i++) {
                        all.addAll(pieces(kept.post().alt().get(i), kept, Part.ALT, i));
                    }
                });
        return List.copyOf(all);
    }

    private static List<Piece> pieces(String text, Evidence kept, Part part, int index) {
        List<Span> spans =
                kept.where().stream()
                        .filter(span -> span.part() == part && span.index() == index)
                        .sorted(Comparator.comparingInt(Span::start))
                        .toList();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            int from = Math.max(at, Math.min(span.start(), text.length()));
            int to = Math.max(from, Math.min(span.end(), text.length()));
            pieces.add(new Piece(text.substring(at, from), false));
            pieces.add(new Piece(text.substring(from, to), true));
            at = to;
        }
        pieces.add(new Piece(text.substring(at), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /// The address of the post as plain text: a page of ours never leads to a stranger's by itself.
    public String where() {
        return evidence.map(kept -> kept.post().url()).orElse("");
    }

    public String author() {
        return evidence.map(kept -> kept.post().author()).orElse("");
    }

    public Instant at() {
        return sighting.seenAt();
    }

    public Optional<UUID> meetingId() {
        return meeting.map(Meeting::id);
    }
}
