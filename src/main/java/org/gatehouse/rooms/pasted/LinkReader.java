package org.gatehouse.rooms.pasted;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.rooms.Outcome;

/// Reads what an organiser pasted as a meeting link, and refuses what would not lead people into a
/// meeting of a platform that we know.
public final class LinkReader {
    private static final int LONGEST = 2_000;

    /// Hosts and the paths under them that open a meeting, as the platforms' own invitations have
    /// them.
    private static final List<Form> FORMS =
            List.of(
                    new Form(
                            Platform.TEAMS,
                            "teams\\.microsoft\\.com|teams\\.microsoft\\.us|teams\\.cloud\\.microsoft",
                            "/l/meetup-join/.+|/meet/[0-9]{6,}|/v2/.+"),
                    new Form(Platform.TEAMS, "teams\\.live\\.com", "/meet/[0-9]{6,}"),
                    new Form(
                            Platform.MEET,
                            "meet\\.google\\.com",
                            "/[a-z]{3}-[a-z]{4}-[a-z]{3}|/lookup/[A-Za-z0-9_-]+"),
                    new Form(
                            Platform.WEBEX,
                            "[a-z0-9-]+\\.(my\\.)?webex\\.com",
                            "/meet/[^/]+|/join/[^/]+|/[^/]+/j\\.php|/wbxmjs/joinservice/.+|/webappng/.+"),
                    new Form(
                            Platform.ZOOM,
                            "([a-z0-9-]+\\.)?(zoom\\.us|zoom\\.com|zoomgov\\.com)",
                            "/(j|w|wc/join|s)/[0-9]{9,12}|/wc/[0-9]{9,12}/join|/my/[^/]+"),
                    new Form(Platform.JITSI, "meet\\.jit\\.si", "/[^/]{4,}"),
                    new Form(Platform.JITSI, "8x8\\.vc", "/[^/]+/[^/]{4,}"));

    private final Set<String> jitsiHosts;

    /// @param jitsiHosts hosts of Jitsi servers that the organiser trusts, besides the public ones
    public LinkReader(Set<String> jitsiHosts) {
        this.jitsiHosts = Set.copyOf(jitsiHosts);
    }

    /// The link in `pasted`, or why it can't be used.
    public Outcome<PastedLink> read(String pasted) {
        String text = pasted.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Outcome.refused(PastedWords.say("pasted.link.none"));
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Outcome.refused(PastedWords.say("pasted.link.unusual"));
        }
        try {
            return check(new URI(text));
        } catch (URISyntaxException _) {
            return Outcome.refused(PastedWords.say("pasted.link.noAddress"));
        }
    }

    private Outcome<PastedLink> check(URI link) {
        if (!"https".equalsIgnoreCase(link.getScheme())) {
            return Outcome.refused(PastedWords.say("pasted.link.https"));
        }
        if (link.getHost() == null || link.getRawUserInfo() != null || link.getPort() != -1) {
            return Outcome.refused(PastedWords.say("pasted.link.hides"));
        }
        return recognise(link, link.getHost().toLowerCase(Locale.ROOT));
    }

    private Outcome<PastedLink> recognise(URI link, String host) {
        Optional<Platform> ofHost = platformOfHost(host);
        if (ofHost.isEmpty()) {
            return Outcome.refused(PastedWords.say("pasted.link.unknown"));
        }
        String path = Optional.ofNullable(link.getRawPath()).orElse("");
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!opensMeeting(host, bare)) {
            return Outcome.refused(PastedWords.say("pasted.link.noMeeting", ofHost.get().title()));
        }
        if (ofHost.get() == Platform.ZOOM && bare.startsWith("/s/")) {
            return Outcome.refused(PastedWords.say("pasted.link.host"));
        }
        if (ofHost.get() == Platform.ZOOM && bare.startsWith("/my/")) {
            return Outcome.refused(PastedWords.say("pasted.link.personal"));
        }
        return Outcome.done(new PastedLink(ofHost.get(), link));
    }

    private Optional<Platform> platformOfHost(String host) {
        return jitsiHosts.contains(host)
                ? Optional.of(Platform.JITSI)
                : FORMS.stream()
                        .filter(form -> form.host.matcher(host).matches())
                        .map(form -> form.platform)
                        .findFirst();
    }

    private boolean opensMeeting(String host, String path) {
        boolean ownJitsi = jitsiHosts.contains(host) && path.length() > 4;
        return ownJitsi
                || FORMS.stream()
                        .anyMatch(
                                form ->
                                        form.host.matcher(host).matches()
                                                && form.path.matcher(path).matches());
    }

    private static final class Form {
        final Platform platform;
        final Pattern host;
        final Pattern path;

        Form(Platform platform, String host, String path) {
            this.platform = platform;
            this.host = Pattern.compile(host);
            this.path = Pattern.compile(path);
        }
    }
}
