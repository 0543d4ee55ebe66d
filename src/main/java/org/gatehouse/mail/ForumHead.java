package org.gatehouse.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/// What stands on every letter of a forum.
///
/// @param forum its name
/// @param contact where people write to
/// @param home the address of its pages: a letter's links lead nowhere else
public record ForumHead(String forum, MailAddress contact, URI home) {
    public ForumHead {
        HeaderText.check(forum);
        if (!isWebAddress(home)) {
            throw new IllegalArgumentException("The home address must be a web address");
        }
    }

    private static boolean isWebAddress(URI uri) {
        return uri.getHost() != null
                && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }

    /// Whether `link` leads to a page of this forum.
    boolean isOwn(String link) {
        try {
            URI uri = new URI(link);
            return Objects.equals(uri.getScheme(), home.getScheme())
                    && Objects.equals(uri.getHost(), home.getHost())
                    && uri.getPort() == home.getPort()
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
