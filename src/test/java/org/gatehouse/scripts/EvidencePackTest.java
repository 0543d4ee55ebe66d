package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.Config;
import org.gatehouse.anchor.TimeAuthorityDouble;
import org.gatehouse.incident.Concerned;
import org.gatehouse.incident.Evidence;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.Note;
import org.gatehouse.incident.PackCheck;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.ledger.Checkpoint;
import org.gatehouse.ledger.SignedNote;
import org.gatehouse.ledger.SshSignature;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// From Stop now to a pack that an officer checks with the tools of their own computer.
class EvidencePackTest {
    @TempDir private static Path folder;
    private static Evening evening;
    private static Incident incident;
    private static Path pack;
    private static Evidence.Made made;
    private static TimeAuthorityDouble time;

    @BeforeAll
    static void anEveningThatWasStopped() throws IOException {
        time = new TimeAuthorityDouble(folder.resolve("tsa"));
        evening =
                new Evening(
                        Files.createDirectories(folder.resolve("forum")),
                        DatabaseAddress.embedded(folder.resolve("forum/forum.db")),
                        Map.of(
                                "evidence",
                                new Config.Section(
                                        Map.of(
                                                "timestamps",
                                                time.address().toString(),
                                                "seals_to",
                                                "Ann Clerk <clerk@parish.example>"))));
        Browser margaret = evening.browser();
        String pass = evening.pass(margaret, "Margaret Żółć-名", "margaret@example.com");
        margaret.post(pass + "/knock");
        evening.admitAll();
        margaret.post(pass + "/join");
        Browser outside = evening.browser();
        evening.pass(outside, "Norman Outside", "norman@example.com");
        evening.forum.database.write(
                tx -> {
                    evening.forum.stops.stop(tx, evening.meeting.id(), Evening.GATEKEEPER);
                    return 0;
                });
        incident =
                evening.forum.database.read(h -> Incidents.of(h, evening.meeting.id())).getFirst();
        evening.forum.database.write(
                tx ->
                        new RoomReports(evening.forum.keys, evening.forum.ids)
                                .keep(tx, "zoom", "1", "{\"event\":\"meeting.raw\"}"));
        write(Note.Kind.OBSERVATION, "A picture that nobody had asked for was shown.");
        write(Note.Kind.OPINION, "It was planned.");
        evening.forum.checkpoints.sign();
        stamp();
        pack = folder.resolve("pack");
        made =
                evening.forum.evidence.make(
                        incident.id(),
                        new PackOrder("PC Ellis", "Reporting a crime", true, false),
                        Evening.GATEKEEPER,
                        pack);
    }

    /// The chore that stamps has its first turn as the program starts, when nothing has happened.
    private static void stamp() {
        String since = "ledger_timestamp WHERE asked_at >= ";
        do {
            evening.forum.database.write(tx -> tx.handle().execute("DELETE FROM ledger_timestamp"));
            evening.forum.anchors.turn();
        } while (count(since + incident.occurredAt().toEpochMilli()) == 0);
    }

    private static long count(String what) {
        return evening.forum.database.read(
                h -> h.createQuery("SELECT COUNT(*) FROM " + what).mapTo(Long.class).one());
    }

    private static void write(Note.Kind kind, String words) {
        Incidents.NewNote note =
                new Incidents.NewNote(
                        kind,
                        "the chair",
                        Optional.of(incident.occurredAt()),
                        words,
                        Optional.empty());
        evening.forum.database.write(
                tx -> {
                    evening.forum.incidents.note(tx, incident, note, Evening.GATEKEEPER);
                    return 0;
                });
    }

    @AfterAll
    static void close() {
        evening.close();
        time.close();
    }

    @Test
    void stopNowOpensTheIncidentOfItsMinuteWithThoseInside() {
        assertEquals(Incident.Origin.STOP, incident.origin());
        List<Concerned> concerned = evening.forum.database.read(h -> Concerned.of(h, incident));
        assertEquals(1, concerned.size());
        Concerned margaret = concerned.getFirst();
        assertTrue(margaret.wasInside());
        assertEquals("Margaret Żółć-名", margaret.name());
        assertEquals(Optional.of("Safari on iPhone"), margaret.device());
        assertEquals(Optional.of("mailbox"), margaret.provedBy());
        assertTrue(margaret.address().orElseThrow().matches("127\\.0\\.0\\.1|.*:1"));
        assertTrue(margaret.userAgent().orElseThrow().contains("iPhone"));
    }

    @Test
    void publicToolsAloneFindThePackIntact() throws Exception {
        assertEquals("", wrong(pack));
        assertEquals(made.seal(), run(pack, "sha256sum", "tagmanifest-sha256.txt").split(" ")[0]);
    }

    /// Altering a byte of each file in turn, public tools or our own check always tell.
    @Test
    void oneAlteredByteAnywhereIsSeen() throws Exception {
        for (String name :
                List.of(
                        "data/timeline.pdf",
                        "data/participants.csv",
                        "data/ledger/newest.checkpoint",
                        "VERIFY.txt",
                        "key.pem",
                        "manifest-sha256.txt",
                        "tagmanifest-sha256.txt",
                        "tagmanifest-sha256.txt.sig")) {
            Path file = pack.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] altered = whole.clone();
            altered[altered.length / 2] ^= 1;
            Files.write(file, altered);
            String publicTools = wrong(pack);
            assertNotEquals("", publicTools, name + " was altered and public tools saw nothing");
            assertFalse(check(pack).faults().isEmpty(), name + " was altered and we saw nothing");
            Files.write(file, whole);
        }
    }

    private static PackCheck.Report check(Path pack) throws IOException {
        return PackCheck.check(pack, evening.forum.checkpoints.verifierKey());
    }

    @Test
    void everyEntryInItIsProvedToBeInTheLedger() throws IOException {
        PackCheck.Report report = check(pack);
        assertEquals(List.of(), report.faults());
        assertTrue(report.entries() > 10);
        assertTrue(report.signatures() > 2);
    }

    /// A liar who has no key can still make a bag of his own around an altered entry.
    @Test
    void anAlteredEntryIsSeenEvenInABagThatFits() throws IOException {
        Path entry;
        try (Stream<Path> all = Files.list(pack.resolve("data/ledger"))) {
            entry =
                    all.filter(f -> f.toString().endsWith(".json"))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
        }
        String whole = Files.readString(entry);
        Files.writeString(entry, whole.replaceFirst("\"kind\":\"", "\"kind\":\"un"));
        List<String> where = check(pack).faults().stream().map(f -> f.where()).toList();
        Files.writeString(entry, whole);
        String name = pack.relativize(entry).toString();
        assertEquals(2, where.stream().filter(name::equals).count());
    }

    @Test
    void whoWasNotInsideIsANumberEverywhere() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(pack)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text =
                        file.toString().endsWith(".pdf")
                                ? textOf(file)
                                : new String(Files.readAllBytes(file), UTF_8);
                if (text.contains("Norman") || text.contains("norman@")) {
                    names.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), names);
        assertTrue(Files.readString(pack.resolve("data/others.csv")).lines().count() == 2);
    }

    @Test
    void thePdfShowsNamesOfAnyScriptAndKeepsOpinionsApart() throws IOException {
        String text = textOf(pack.resolve("data/timeline.pdf"));
        assertTrue(text.contains("Margaret Żółć-[U+540D]"), text);
        int seen = text.indexOf("A picture that nobody had asked for");
        int opinions = text.indexOf("What people make of it");
        assertTrue(seen > 0 && seen < opinions && opinions < text.indexOf("It was planned."));
    }

    @Test
    void whatTheProgramComplainsOfStandsInTheFaultLogOfThePack() throws Exception {
        LoggerFactory.getLogger("org.gatehouse.Probe").warn("The probe fell over");
        for (int i = 0; i < 1_200 && faults() == 0; i++) {
            Thread.sleep(50);
        }
        Path second = folder.resolve("second");
        evening.forum.evidence.make(
                incident.id(),
                new PackOrder("PC Ellis", "Reporting a crime", false, false),
                Evening.GATEKEEPER,
                second);
        String log = Files.readString(second.resolve("data/faults.csv"));
        assertTrue(log.contains("The probe fell over"), log);
        assertFalse(Files.exists(second.resolve("data/annex")), "nobody asked for the raw reports");
    }

    private static long faults() {
        return count("fault WHERE words LIKE '%probe%'");
    }

    @Test
    void anIndependentClockVouchesForACheckpointInThePack() throws Exception {
        Path stamps = pack.resolve("data/ledger/timestamps");
        Path stamp;
        try (Stream<Path> all = Files.list(stamps)) {
            stamp = all.filter(f -> f.toString().endsWith(".tsr")).findFirst().orElseThrow();
        }
        String number = String.valueOf(stamp.getFileName()).replace(".tsr", "");
        String[] verify = {
            "openssl",
            "ts",
            "-verify",
            "-in",
            number + ".tsr",
            "-data",
            number + ".checkpoint",
            "-CAfile",
            time.certificate().toString()
        };
        assertEquals("", fails(stamps, verify));
        verify[6] = "../newest.checkpoint.text";
        assertNotEquals("", fails(stamps, verify), "it vouches for that checkpoint alone");
        String clock = Files.readString(pack.resolve("data/clock.txt"));
        assertTrue(clock.contains("checkpoint " + Integer.parseInt(number) + ": it said"), clock);
    }

    @Test
    void whoKeepsTheSealsIsSentOneThatTheLedgerStillHolds() throws Exception {
        String letter = seal();
        int from = letter.indexOf("localhost/gatehouse-ledger\n");
        String note = letter.substring(from, letter.indexOf("\n\nYou need to do")) + "\n";
        Checkpoint kept =
                Checkpoint.verify(SignedNote.parse(note), evening.forum.checkpoints.verifierKey());
        assertTrue(kept.size() > 0);
    }

    private static String seal() throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            for (ReceivedMail mail : evening.relay.received()) {
                if (mail.to().equals("clerk@parish.example")) {
                    return mail.text().replace("\r", "");
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("No letter came");
    }

    @Test
    void thePlatformsOwnReportsLieInAnAnnexAsTheyCameWhereTheyWereAskedFor() throws IOException {
        assertEquals(
                "{\"event\":\"meeting.raw\"}",
                Files.readString(pack.resolve("data/annex/report-0001.json")));
    }

    @Test
    void thePapersThatGoWithItSayWhatTheyMust() throws IOException {
        says("lawful-basis.txt", "PC Ellis", "Reporting a crime", "1 people who were inside");
        says("witness-statement-draft.txt", "s.9", "Stop now", "not able to");
        says("handover-receipt.txt", "PC Ellis", "Seal", "Signature of whoever receives");
        says("custody.csv", "incident.opened", "incident.noted", "incident.exported");
        says("what-this-cannot-show.txt", "Who sat at a device", "Who showed the pictures");
        says("mail-log.csv", "Margaret", "prove-mailbox");
        says("software/version.txt", "Gatehouse");
        says("timeline.pdf", "candidates", "nothing here says who did it", "UTC", "Local");
    }

    private static void says(String file, String... words) throws IOException {
        Path path = pack.resolve("data").resolve(file);
        String text = file.endsWith(".pdf") ? textOf(path) : Files.readString(path);
        for (String one : words) {
            assertTrue(text.replaceAll("\\s+", " ").contains(one), file + " says no " + one);
        }
    }

    @Test
    void thePartsOfTheProgramAreInThePack() throws IOException {
        String parts = Files.readString(pack.resolve("data/software/sbom.json"));
        assertTrue(parts.contains("\"CycloneDX\"") && parts.contains("sqlite-jdbc"));
    }

    private static String textOf(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// What `sha256sum`, `ssh-keygen` and `openssl` find wrong; empty where nothing is.
    private static String wrong(Path pack) throws Exception {
        StringBuilder wrong = new StringBuilder();
        wrong.append(fails(pack, "sha256sum", "--quiet", "-c", "manifest-sha256.txt"));
        wrong.append(fails(pack, "sha256sum", "--quiet", "-c", "tagmanifest-sha256.txt"));
        Path signers = pack.resolve("../signers");
        Files.writeString(
                signers,
                SshSignature.allowedSignersLine(
                        "forum", evening.forum.checkpoints.verifierKey().key()));
        wrong.append(
                fails(
                        pack,
                        "sh",
                        "-c",
                        "ssh-keygen -Y verify -f ../signers -I forum -n "
                                + SshSignature.NAMESPACE
                                + " -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt"));
        wrong.append(
                fails(
                        pack,
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pem",
                        "-rawin",
                        "-in",
                        "data/ledger/newest.checkpoint.text",
                        "-sigfile",
                        "data/ledger/newest.checkpoint.sig"));
        return wrong.toString();
    }

    private static String fails(Path folder, String... command) throws Exception {
        Process process = start(folder, command);
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() == 0 ? "" : String.join(" ", command) + ": " + said;
    }

    private static String run(Path folder, String... command) throws Exception {
        return new String(start(folder, command).getInputStream().readAllBytes(), UTF_8);
    }

    private static Process start(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("LC_ALL", "C");
        return builder.start();
    }
}
