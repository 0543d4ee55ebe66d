package org.gatehouse.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gatehouse.Forum;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.Note;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.ledger.Actor;

/// Leaves an evidence pack of the evening that was played, as an organiser would make it.
final class LeavingEvidence {
    private LeavingEvidence() {}

    /// Writes the pack of the first incident into `folder/pack`, where there is one; a pack of an
    /// earlier play stays where it is.
    static void in(Path folder, Stage stage) {
        Path pack = folder.resolve("pack");
        List<Incident> incidents =
                stage.forum.database.read(handle -> Incidents.of(handle, stage.meeting().id()));
        if (incidents.isEmpty() || Files.exists(pack)) {
            return;
        }
        Incident incident = incidents.getFirst();
        note(stage.forum, incident);
        stage.forum.evidence.make(
                incident.id(),
                new PackOrder(
                        "the police (a rehearsal: everybody in it is invented)",
                        "Legitimate interests: reporting a crime.",
                        false,
                        false),
                new Actor.Operator(),
                pack);
    }

    private static void note(Forum forum, Incident incident) {
        Incidents.NewNote note =
                new Incidents.NewNote(
                        Note.Kind.OBSERVATION,
                        "the gatekeeper of the rehearsal",
                        Optional.of(incident.occurredAt()),
                        "A picture that nobody had asked for was shown. Stop now was pressed.",
                        Optional.empty());
        forum.database.write(
                tx -> {
                    forum.incidents.note(tx, incident, note, new Actor.Operator());
                    return incident;
                });
    }
}
