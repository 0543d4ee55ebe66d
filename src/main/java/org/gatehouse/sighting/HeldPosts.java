package org.gatehouse.sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.incident.PublicPosts;
import org.jdbi.v3.core.Handle;

/// The posts that are kept for an incident, taken out of their seals.
public final class HeldPosts implements PublicPosts {
    private final Sightings sightings;
    private final Pictures pictures;

    public HeldPosts(Sightings sightings, Pictures pictures) {
        this.sightings = sightings;
        this.pictures = pictures;
    }

    @Override
    public List<Post> of(Handle handle, UUID incident) {
        List<UUID> held =
                handle.createQuery(
                                """
                                SELECT sighting_id FROM sighting_hold WHERE incident = :incident
                                ORDER BY sighting_id
                                """)
                        .bind("incident", incident)
                        .mapTo(UUID.class)
                        .list();
        List<Post> posts = new ArrayList<>();
        for (UUID id : held) {
            Sighting sighting = sightings.require(handle, id);
            sightings
                    .evidence(handle, id)
                    .map(evidence -> post(handle, sighting, evidence))
                    .ifPresent(posts::add);
        }
        return posts;
    }

    private Post post(Handle handle, Sighting sighting, Evidence evidence) {
        org.gatehouse.watch.Post seen = evidence.post();
        String words =
                "Where: %s%nBy: %s%n%n%s%n%s%n"
                        .formatted(
                                seen.url(),
                                seen.author(),
                                seen.text(),
                                String.join("\n", seen.links()));
        return new Post(
                sighting.id(),
                sighting.source(),
                sighting.seenAt(),
                words,
                evidence.raw(),
                sighting.sha256(),
                pictures.copy(handle, sighting.id()));
    }
}
