package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gatehouse.rehearsal.Person.Part;

/// Who plays tonight, drawn from a seed: the same seed gives the same people, ploys and gatekeeper.
///
/// @param residents everybody who belongs here but the speaker; who relays a code is among them
/// @param intruders those who register or borrow a pass
/// @param ownerLies whether the owner of the borrowed pass says on the phone that it is theirs
record Cast(
        long seed,
        List<Person> residents,
        Person speaker,
        List<Person> intruders,
        Manner manner,
        boolean ownerLies) {
    /// Fewer people than this leave parts without a player.
    static final int FEWEST = 10;

    static final int MOST = 400;

    /// Of twelve residents, so many came to an earlier meeting.
    private static final int KNOWN_OF_TWELVE = 7;

    static final String BADGE = "Councillor";

    private static final List<String> AREAS =
            List.of("Chesham", "Great Missenden", "Little Chalfont", "Amersham", "The Lee");

    private static final List<String> AGENTS =
            List.of(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) Safari/604.1",
                    "Mozilla/5.0 (Linux; Android 11; SM-A515F) Chrome/95.0 Mobile Safari/537.36",
                    "Mozilla/5.0 (iPad; CPU OS 15_1 like Mac OS X) Safari/604.1",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/94.0",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/95.0 Safari/537.36 Edg/95.0");

    Cast {
        residents = List.copyOf(residents);
        intruders = List.copyOf(intruders);
    }

    /// Draws a cast with `count` residents, the speaker not counted.
    static Cast of(long seed, int count) {
        return new Drawing(seed).draw(seed, count);
    }

    /// Everybody who registers.
    List<Person> applicants() {
        return Stream.concat(residents.stream(), Stream.of(speaker)).toList();
    }

    Person with(Part part) {
        return Stream.concat(applicants().stream(), intruders.stream())
                .filter(person -> person.part() == part)
                .findFirst()
                .orElseThrow();
    }

    /// What the person does who is called `name` at the desk, where a badge may stand in front.
    Part partOf(String name) {
        return Stream.concat(applicants().stream(), intruders.stream())
                .filter(person -> name.endsWith(person.name()))
                .findFirst()
                .orElseThrow(() -> new Mishap("nobody in the cast is called " + name))
                .part();
    }

    /// Whether the registrant called `name`, rung up, says that the device at the door is theirs.
    boolean answersThePhone(String name) {
        return !with(Part.RELAYED).name().equals(name) || ownerLies;
    }

    /// Whether this gatekeeper lets the borrowed pass in.
    boolean borrowedPassGetsIn() {
        return manner == Manner.TAKES_THEIR_WORD || ownerLies;
    }

    /// Who gets into the first room by the stated rules, though some of them should not.
    boolean isExpectedInside(Person person) {
        return switch (person.part()) {
            case RESIDENT, SPEAKER, NEW_PHONE, POSTED, NAMESAKE, PLAIN -> true;
            case BORROWED -> borrowedPassGetsIn();
            case RELAYED, TAKES_NAME, POSES, BURNER, ACCOMPLICE -> false;
        };
    }

    /// Who gets into the room that is opened afresh.
    boolean isExpectedBack(Person person) {
        return person.part() != Part.PLAIN && isExpectedInside(person);
    }

    private static final class Drawing {
        private final SplittableRandom random;
        private final Names names;
        private int address;

        Drawing(long seed) {
            random = new SplittableRandom(seed);
            names = new Names(random);
        }

        Cast draw(long seed, int count) {
            int known = Math.ceilDiv(count * KNOWN_OF_TWELVE, 12);
            int moved = Math.max(1, count / 20);
            List<Person> residents = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                residents.add(person(names.next(), domain(), i < known, resident(i, moved)));
            }
            Person speaker = person("Jane Whitfield", "council.example", false, Part.SPEAKER);
            return new Cast(
                    seed,
                    residents,
                    speaker,
                    intruders(residents),
                    random.nextBoolean() ? Manner.RINGS_BACK : Manner.TAKES_THEIR_WORD,
                    random.nextBoolean());
        }

        /// The first few residents came before; among them are those with a part of their own.
        private static Part resident(int i, int moved) {
            Map<Integer, Part> parts = Map.of(0, Part.POSTED, 1, Part.NAMESAKE, 2, Part.RELAYED);
            Part otherwise = i < 3 + moved ? Part.NEW_PHONE : Part.RESIDENT;
            return parts.getOrDefault(i, otherwise);
        }

        private List<Person> intruders(List<Person> residents) {
            String taken = residents.get(1).name();
            Person owner = residents.get(2);
            String posed = random.nextBoolean() ? "Jаne Whitfield" : "Jane WhitfieId";
            return List.of(
                    person(taken, "mail.example", false, Part.TAKES_NAME),
                    person(posed, "mail.example", false, Part.POSES),
                    person(names.next(), "burnermail.io", false, Part.BURNER),
                    new Person(
                            owner.name(),
                            owner.email(),
                            owner.area(),
                            true,
                            false,
                            address(),
                            AGENTS.get(3),
                            Part.BORROWED),
                    person(names.next(), "mail.example", false, Part.PLAIN),
                    person(names.next(), "mail.example", false, Part.ACCOMPLICE));
        }

        private Person person(String name, String domain, boolean known, Part part) {
            String mailbox =
                    part == Part.POSES ? "j.whitfield@" + domain : Names.email(name, domain);
            return new Person(
                    name,
                    mailbox,
                    AREAS.get(random.nextInt(AREAS.size())),
                    known,
                    random.nextInt(100) < 40,
                    address(),
                    AGENTS.get(random.nextInt(AGENTS.size())),
                    part);
        }

        private String domain() {
            return random.nextBoolean() ? "post.example" : "home.example";
        }

        /// Of the block that is kept for examples (RFC 5737, 2544).
        private String address() {
            address++;
            return "198.18." + address / 250 + "." + (address % 250 + 1);
        }
    }
}
