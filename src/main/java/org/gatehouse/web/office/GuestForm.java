package org.gatehouse.web.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.web.Form;

/// Reads the form by which an organiser invites a speaker or a guest.
final class GuestForm {
    private static final int MOST_BADGE = 40;

    private GuestForm() {}

    /// @param badge what they are, such as `Councillor`
    record Filled(Application application, Optional<String> badge) {}

    /// What `form` says.
    ///
    /// @throws Refusal.Invalid with all that is wrong
    static Filled read(Form form) {
        String name = NameCheck.tidy(form.value("guest-name"));
        String email = form.value("guest-email");
        String badge = NameCheck.tidy(form.value("guest-badge"));
        String organisation = NameCheck.tidy(form.value("guest-organisation"));
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > NameCheck.MAX_LENGTH) {
            problems.add(Problem.of("guest-name", "office.problem.guest-name"));
        }
        if (!MailAddress.isValid(email)) {
            problems.add(Problem.of("guest-email", "office.problem.guest-email"));
        }
        if (badge.length() > MOST_BADGE) {
            problems.add(Problem.of("guest-badge", "office.problem.guest-badge", MOST_BADGE));
        }
        if (organisation.length() > Application.MAX_LINE) {
            problems.add(
                    Problem.of(
                            "guest-organisation",
                            "office.problem.guest-organisation",
                            Application.MAX_LINE));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return new Filled(
                new Application(name, new MailAddress(email), "", organisation, "", "", 1),
                badge.isEmpty() ? Optional.empty() : Optional.of(badge));
    }
}
