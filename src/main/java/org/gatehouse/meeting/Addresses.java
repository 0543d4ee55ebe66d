package org.gatehouse.meeting;

import java.net.URI;
import java.util.UUID;

/// Where things are on the web, as it stands in letters and on posters.
///
/// @param base the public address without a path: `https://meet.example.org`
public record Addresses(URI base) {
    public Addresses {
        if (base.getScheme() == null || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "The public address must be whole, such as https://meet.example.org");
        }
    }

    public String home() {
        return at("/");
    }

    /// The page that is safe to share.
    public String meeting(Meeting meeting) {
        return at("/meetings/" + meeting.slug());
    }

    /// A personal pass: a secret of its owner.
    public String pass(String token) {
        return at("/p/" + token);
    }

    /// The page on which a mailed link asks to be pressed.
    public String proof(String link) {
        return at("/prove/" + link);
    }

    /// The page on which a member of staff accepts an invitation.
    public String invitation(String token) {
        return at("/office/invitation/" + token);
    }

    /// The page on which the first organiser begins.
    public String setUp(String token) {
        return at("/set-up/" + token);
    }

    public String desk(UUID meeting) {
        return at("/desk/" + meeting);
    }

    /// The office's page of a post that was seen in public.
    public String sighting(UUID sighting) {
        return at("/office/sightings/" + sighting);
    }

    /// The page that leads through the places where a meeting's details might stand.
    public String lookRound(UUID meeting) {
        return at("/office/meetings/" + meeting + "/look");
    }

    private String at(String path) {
        return base.resolve(path).toString();
    }
}
