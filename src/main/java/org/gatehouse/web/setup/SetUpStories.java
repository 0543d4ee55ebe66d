package org.gatehouse.web.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.mail.RelayTrial;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Form;
import org.gatehouse.web.ForumLook;
import org.gatehouse.web.storybook.Story;

/// The stories of the set-up's pages.
public final class SetUpStories {
    private SetUpStories() {}

    public static List<Story> all() {
        return List.of(
                Story.page(
                        "setup-first-over",
                        "setup/first.jte",
                        Map.of("form", Form.EMPTY, "holds", false, "action", "/set-up/sample")),
                forum("setup-forum", "#ffd54f", List.of()),
                forum(
                        "setup-forum-wrong",
                        "#1f5f5b",
                        List.of(
                                Problem.of("colour", "setup.problem.colour"),
                                Problem.of("contact", "setup.problem.contact"))),
                Story.page(
                        "setup-areas",
                        "setup/areas.jte",
                        Map.of("form", Form.of(Map.of("areas", "Chesham\nLatimer\nElsewhere")))),
                checklist("setup-half", Set.of(SetUpStep.FORUM, SetUpStep.AREAS)),
                checklist("setup-complete", Set.of(SetUpStep.values())),
                Story.page("setup-relay-wrong", "setup/relay.jte", relay(wrong(), true)),
                Story.page("setup-relay-new", "setup/relay.jte", relay(Form.EMPTY, false)),
                Story.page("setup-staff", "setup/staff.jte", staff()));
    }

    private static Story forum(String name, String colour, List<Problem> problems) {
        Form form =
                Form.of(
                                Map.of(
                                        "name", "Chess Valley Forum",
                                        "colour", colour,
                                        "contact", "",
                                        "appeal", "Ruth Baker, the chair: chair@example.org",
                                        "zone", "Europe/London"))
                        .with(problems);
        Optional<ForumLook.Contrast> contrast =
                problems.isEmpty()
                        ? Optional.of(new ForumLook("-", colour).contrast())
                        : Optional.empty();
        return Story.page(name, "setup/forum.jte", Map.of("form", form, "contrast", contrast));
    }

    private static Story checklist(String name, Set<SetUpStep> done) {
        return Story.page(
                name, "setup/checklist.jte", Map.of("checklist", new SetUp.Checklist(done)));
    }

    private static Form wrong() {
        return Form.of(Map.of("host", "http://smtp", "port", "587", "security", "STARTTLS"))
                .with(
                        List.of(
                                Problem.of("host", "setup.problem.host"),
                                Problem.of("password", "setup.problem.password")));
    }

    private static Map<String, ?> relay(Form form, boolean failed) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("form", form);
        facts.put("fixed", false);
        facts.put("tested", false);
        facts.put("relay", failed ? Optional.of("smtp.example.org, 587") : Optional.empty());
        facts.put(
                "outcome",
                failed
                        ? Optional.of(
                                new RelayTrial.Outcome.Failed(
                                        RelayTrial.Advice.SIGN_IN,
                                        "535 5.7.8 Authentication credentials invalid"))
                        : Optional.empty());
        return facts;
    }

    private static Map<String, ?> staff() {
        StaffMember olive =
                new StaffMember(new UUID(1, 1), "Olive Oram", "olive@example.org", Role.ORGANISER);
        StaffMember greta =
                new StaffMember(
                        new UUID(1, 2),
                        "Greta Gate",
                        "greta.gate.of.a.long.name@example.org",
                        Role.GATEKEEPER);
        return Map.of(
                "form",
                Form.of(Map.of("role", "GATEKEEPER")),
                "me",
                olive,
                "members",
                List.of(greta, olive),
                "said",
                Optional.of("invited"));
    }
}
