package org.gatehouse.rooms.zoom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.TryOut.Finding;
import tools.jackson.databind.JsonNode;

/// Says what is missing before a first meeting is made: key, scopes, host, licence.
public final class ZoomCheck implements Supplier<List<Finding>> {
    private static final int LICENSED = 2;

    /// Granular scopes that nothing works without, and for each the older, wider one.
    private static final List<List<String>> NEEDED =
            List.of(
                    List.of("meeting:write:meeting:admin", "meeting:write:admin"),
                    List.of("meeting:read:meeting:admin", "meeting:read:admin"),
                    List.of("meeting:read:list_meetings:admin", "meeting:read:admin"),
                    List.of("meeting:delete:meeting:admin", "meeting:write:admin"),
                    List.of("meeting:update:status:admin", "meeting:write:admin"),
                    List.of("meeting:write:registrant:admin", "meeting:write:admin"),
                    List.of("meeting:read:list_registrants:admin", "meeting:read:admin"),
                    List.of("meeting:update:registrant_status:admin", "meeting:write:admin"),
                    List.of("meeting:update:in_meeting_controls:admin", "meeting:write:admin"));

    private final ZoomSettings settings;
    private final ZoomToken token;
    private final ZoomApi api;

    ZoomCheck(ZoomSettings settings, ZoomToken token, ZoomApi api) {
        this.settings = settings;
        this.token = token;
        this.api = api;
    }

    /// The scopes that nothing works without.
    public static List<String> scopes() {
        return NEEDED.stream().map(List::getFirst).toList();
    }

    @Override
    public List<Finding> get() {
        return switch (token.current()) {
            case Outcome.Done<ZoomToken.Token>(ZoomToken.Token held) -> withToken(held);
            case Outcome.Refused<ZoomToken.Token>(String reason) ->
                    List.of(new Finding(false, reason));
            case Outcome.Unreachable<ZoomToken.Token>(String reason) ->
                    List.of(new Finding(false, reason));
        };
    }

    private List<Finding> withToken(ZoomToken.Token held) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(true, ZoomWords.say("zoom.check.key")));
        List<String> missing = missing(held.scopes());
        findings.add(
                missing.isEmpty()
                        ? new Finding(true, ZoomWords.say("zoom.check.scopes"))
                        : new Finding(
                                false,
                                ZoomWords.say("zoom.check.addScopes", String.join(", ", missing))));
        findings.add(
                settings.webhookSecret().isPresent()
                        ? new Finding(true, ZoomWords.say("zoom.check.events"))
                        : new Finding(true, ZoomWords.say("zoom.check.noEvents")));
        licence().ifPresent(findings::add);
        return findings;
    }

    private static List<String> missing(String granted) {
        Set<String> have = new TreeSet<>(Arrays.asList(granted.split("[ ,]+")));
        return NEEDED.stream()
                .filter(either -> either.stream().noneMatch(have::contains))
                .map(List::getFirst)
                .toList();
    }

    /// Reading the user takes a scope that is not needed otherwise: without it nothing is said.
    private Optional<Finding> licence() {
        ZoomAnswer answer = api.get("/users/" + ZoomApi.segment(settings.host()));
        if (!(answer instanceof ZoomAnswer.Ok(_, JsonNode user))) {
            return Optional.empty();
        }
        return Optional.of(
                user.path("type").asInt(0) == LICENSED
                        ? new Finding(true, ZoomWords.say("zoom.check.licence"))
                        : new Finding(true, ZoomWords.say("zoom.check.noLicence")));
    }
}
