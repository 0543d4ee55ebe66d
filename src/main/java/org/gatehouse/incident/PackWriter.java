package org.gatehouse.incident;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.ConsistencyProof;
import org.gatehouse.ledger.Entries;
import org.gatehouse.ledger.MerkleTree;
import org.gatehouse.ledger.NotProven;
import org.gatehouse.ledger.SignedNote;
import org.gatehouse.ledger.SshSignature;
import org.gatehouse.ledger.TlogProof;
import org.gatehouse.ledger.VerifierKey;
import org.jdbi.v3.core.Handle;

/// Writes the files of one evidence pack into a bag.
final class PackWriter {
    static final String SBOM = "/META-INF/sbom/bom.json";
    private static final int SIGNATURE_BYTES = 64;

    private final PackFacts facts;
    private final MerkleTree tree;
    private final PackOrder order;
    private final Actor by;
    private final VerifierKey key;
    private final String forum;
    private final Moments moments;
    private final Entries.Signed newest;

    private PackWriter(
            PackFacts facts,
            MerkleTree tree,
            PackOrder order,
            Actor by,
            VerifierKey key,
            String forum) {
        this.facts = facts;
        this.tree = tree;
        this.order = order;
        this.by = by;
        this.key = key;
        this.forum = forum;
        this.moments = new Moments(facts.zone());
        this.newest = facts.checkpoints().getLast();
    }

    /// Gathers everything; a checkpoint must have been signed before.
    static PackWriter read(Handle handle, Evidence.Begun pack, VerifierKey key, String forum) {
        Instant now =
                handle.createQuery("SELECT at FROM incident_pack WHERE id = :id")
                        .bind("id", pack.id())
                        .mapTo(Instant.class)
                        .one();
        PackFacts facts = PackFacts.read(handle, pack.incident(), now.plus(Duration.ofHours(1)));
        MerkleTree tree = Entries.tree(handle, facts.checkpoints().getLast().size());
        return new PackWriter(facts, tree, pack.order(), pack.by(), key, forum);
    }

    UUID meeting() {
        return facts.meeting().id();
    }

    Moments moments() {
        return moments;
    }

    Timeline period() {
        return facts.timeline();
    }

    /// Posts that were seen in public; before [#write], which seals the bag.
    void posts(Bag bag, List<PublicPosts.Post> posts) throws IOException {
        for (int i = 0; i < posts.size(); i++) {
            PublicPosts.Post post = posts.get(i);
            String name = "posts/%04d".formatted(i + 1);
            bag.put(
                    name + ".txt",
                    "Seen by: %s, %s UTC%nSHA-256 of %04d.raw: %s%n%s"
                            .formatted(
                                    post.source(),
                                    moments.utc(post.seenAt()),
                                    i + 1,
                                    post.sha256(),
                                    post.words()));
            bag.put(name + ".raw", bytes(post.raw()));
            if (post.picture().isPresent()) {
                bag.put(name + ".png", bytes(post.picture().get()));
            }
        }
    }

    /// @param rooms a table of the rooms
    /// @param reports the platform's raw reports, each as received; none where they were not asked
    ///   for
    void write(Bag bag, String rooms, List<String> reports, Consumer<PackStage> reached)
            throws IOException {
        Instant madeAt = newest.at();
        bag.put("timeline.pdf", bytes(PackPdf.write(facts, order, forum, madeAt)));
        bag.put("timeline.svg", TimelinePicture.svg(facts.timeline(), facts.zone(), STYLE));
        tables(bag, rooms);
        texts(bag);
        reached.accept(PackStage.DRAWN);
        ledger(bag);
        reached.accept(PackStage.PROVED);
        for (int i = 0; i < reports.size(); i++) {
            bag.put("annex/report-%04d.json".formatted(i + 1), reports.get(i));
        }
        tags(bag);
        bag.seal(about(madeAt));
    }

    /// For a picture that stands by itself.
    private static final String STYLE =
            ".tl{font:11px sans-serif;background:#fff}.tl-label{fill:#4b5451}.tl-grid{stroke:#e4e0d8}"
                    + ".tl-lane{stroke:#d0cbc1}.tl-ground{stroke:#1d2422}.tl-level{fill:#bcd3e6}"
                    + ".tl-moment{stroke:#9b1418;stroke-width:2}.tl-momentLabel{fill:#9b1418}"
                    + ".tl-door{fill:#1b4f7e}.tl-desk{fill:#11613a}.tl-room{fill:#7a4300}"
                    + ".tl-mail{fill:#6b5a8e}.tl-incident{fill:#9b1418}";

    private void tables(Bag bag, String rooms) throws IOException {
        PackTables tables = new PackTables(facts);
        bag.put("timeline.csv", tables.timeline());
        bag.put("participants.csv", tables.participants());
        bag.put("others.csv", tables.others());
        bag.put("observations.csv", tables.notes());
        bag.put("reports.csv", tables.reports());
        bag.put("mail-log.csv", tables.letters());
        bag.put("faults.csv", tables.troubles());
        bag.put("custody.csv", tables.custody());
        bag.put("rooms.csv", rooms);
        bag.put("ledger/openings.csv", tables.openings());
    }

    private void texts(Bag bag) throws IOException {
        for (Map.Entry<String, String> text :
                Map.of(
                                "what-this-cannot-show.txt", "cannot-show.txt",
                                "lawful-basis.txt", "lawful-basis.txt",
                                "witness-statement-draft.txt", "witness-statement.txt",
                                "handover-receipt.txt", "handover.txt")
                        .entrySet()) {
            bag.put(text.getKey(), EventWords.fill(EventWords.text(text.getValue()), this::blank));
        }
        bag.put("clock.txt", ClockWords.of(facts, moments));
        bag.put("software/version.txt", "Gatehouse " + version() + "\n");
        try (InputStream parts = PackWriter.class.getResourceAsStream(SBOM)) {
            if (parts == null) {
                bag.put("software/parts.txt", "This build has no list of its parts.\n");
            } else {
                bag.put("software/sbom.json", parts);
            }
        }
    }

    private static String version() {
        String version = PackWriter.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "(not a released version)");
    }

    /// What stands in the blanks of the texts.
    private String blank(String name) {
        Incident incident = facts.incident();
        return switch (name) {
            case "forum" -> forum;
            case "principal" -> key.name();
            case "namespace" -> SshSignature.NAMESPACE;
            case "vkey" -> key.toString();
            case "publickey" -> SshSignature.publicKeyLine(key.key());
            case "recipient" -> order.recipient();
            case "basis" -> order.basis();
            case "by" -> PackTables.actor(facts, by.text());
            case "when", "made" -> moments.utc(newest.at());
            case "title" -> facts.meeting().title();
            case "day" -> moments.day(incident.occurredAt());
            case "utc" -> moments.utc(incident.occurredAt());
            case "local" -> moments.local(incident.occurredAt());
            case "zone" -> facts.zone().getId();
            case "incident" -> incident.id().toString();
            case "because" -> because(incident.origin());
            case "inside" ->
                    Long.toString(facts.concerned().stream().filter(Concerned::wasInside).count());
            case "concerned" -> Integer.toString(facts.concerned().size());
            case "others" -> Integer.toString(facts.others().size());
            case "annex" ->
                    order.annex()
                            ? "The platform’s raw reports were asked for and lie in data/annex."
                            : "The platform’s raw reports are left out; they can be asked for.";
            case "reference" -> reference().orElse("______________________________________");
            default -> "{" + name + "}";
        };
    }

    private static String because(Incident.Origin origin) {
        return switch (origin) {
            case STOP -> "a gatekeeper pressed \"Stop now\"";
            case SIGHTING -> "the meeting's details had been seen in public";
            case HAND -> "the incident took place, as an organiser recorded afterwards";
        };
    }

    private Optional<String> reference() {
        return facts.referrals().stream()
                .map(Referral::reference)
                .filter(reference -> !reference.isBlank())
                .findFirst();
    }

    private void ledger(Bag bag) throws IOException {
        SignedNote note = note(newest);
        for (Entries.Kept entry : facts.entries()) {
            if (entry.number() < newest.size()) {
                String name = "ledger/entry-%06d".formatted(entry.number());
                bag.put(name + ".json", entry.body());
                List<byte[]> path = tree.inclusionProof(entry.number(), newest.size());
                bag.put(name + ".tlog-proof", TlogProof.of(entry.number(), path, note).toString());
            }
        }
        bag.put("ledger/newest.checkpoint", newest.note());
        bag.put("ledger/newest.checkpoint.text", note.text());
        byte[] signature = Base64.getDecoder().decode(note.marks().getFirst().signature());
        bag.put(
                "ledger/newest.checkpoint.sig",
                new ByteArrayInputStream(
                        signature, signature.length - SIGNATURE_BYTES, SIGNATURE_BYTES));
        for (Entries.Signed checkpoint : facts.checkpoints()) {
            String name = "ledger/checkpoints/%06d".formatted(checkpoint.number());
            bag.put(name + ".checkpoint", checkpoint.note());
            bag.put(
                    name + ".consistency",
                    ConsistencyProof.of(tree, checkpoint.size(), newest.size()).toString());
        }
        for (PackFacts.Stamp stamp : facts.stamps()) {
            timestamp(bag, stamp);
        }
    }

    /// What was stamped lies beside its stamp, under the same name.
    private void timestamp(Bag bag, PackFacts.Stamp stamp) throws IOException {
        String name = "ledger/timestamps/%06d".formatted(stamp.checkpoint());
        bag.put(name + ".tsr", bytes(stamp.token()));
        bag.put(name + ".checkpoint", stamp.note());
        bag.put(
                name + ".consistency",
                ConsistencyProof.of(tree, stamp.size(), newest.size()).toString());
    }

    private static SignedNote note(Entries.Signed signed) {
        try {
            return SignedNote.parse(signed.note());
        } catch (NotProven altered) {
            throw new IllegalStateException("the newest checkpoint is none", altered);
        }
    }

    private void tags(Bag bag) throws IOException {
        bag.tag("VERIFY.txt", EventWords.fill(EventWords.text("verify.txt"), this::blank));
        bag.tag("allowed_signers", SshSignature.allowedSignersLine(key.name(), key.key()));
        String pem =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.key().getEncoded());
        bag.tag("key.pem", "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
        bag.tag("verifier-key.txt", key + "\n");
    }

    private SequencedMap<String, String> about(Instant madeAt) {
        SequencedMap<String, String> about = new LinkedHashMap<>();
        about.put("Source-Organization", line(forum));
        about.put("Bagging-Date", moments.utc(madeAt).substring(0, 10));
        about.put("External-Identifier", facts.incident().id().toString());
        about.put("External-Description", line("Evidence of " + facts.meeting().title()));
        about.put("Bagging-Software", "Gatehouse " + version());
        return about;
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
