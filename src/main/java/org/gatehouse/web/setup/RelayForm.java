package org.gatehouse.web.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailSettings.Security;
import org.gatehouse.mail.SignIn;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.web.Form;
import org.jspecify.annotations.Nullable;

/// Reads the form in which an organiser types in the mail relay. Only ports on which mail servers
/// listen are taken, so that the form is no way to knock at anything else behind the firewall.
final class RelayForm {
    static final List<Integer> PORTS = List.of(25, 465, 587, 2525);

    private RelayForm() {}

    /// The form for `relay` as it stands, without its password.
    static Form of(Optional<MailSettings> relay, String contact) {
        Map<String, String> known = new HashMap<>();
        known.put("security", Security.STARTTLS.name());
        known.put("port", "587");
        if (MailAddress.isValid(contact)) {
            known.put("from", contact);
        }
        relay.ifPresent(
                now -> {
                    known.put("host", now.host());
                    known.put("port", Integer.toString(now.port()));
                    known.put("security", now.security().name());
                    known.put("user", Objects.requireNonNullElse(now.user(), ""));
                    known.put("from", now.from().text());
                });
        return Form.of(known);
    }

    /// What `form` says.
    ///
    /// @param before the relay so far, whose password stays where none is typed and host, port and
    ///   user are the same
    /// @throws Refusal.Invalid with all that is wrong
    static MailSettings read(Form form, Optional<MailSettings> before, String fromName) {
        List<Problem> problems = new ArrayList<>();
        String host = form.value("host").toLowerCase(java.util.Locale.ROOT);
        if (!host.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")) {
            problems.add(Problem.of("host", "setup.problem.host"));
        }
        String port = form.value("port");
        if (PORTS.stream().noneMatch(known -> known.toString().equals(port))) {
            problems.add(Problem.of("port", "setup.problem.port"));
        }
        Security security =
                form.chosen("security", "TLS")
                        ? Security.TLS
                        : form.chosen("security", "NONE") ? Security.NONE : Security.STARTTLS;
        @Nullable String user = form.value("user").isEmpty() ? null : form.value("user");
        @Nullable String password = password(form, before, host, port, user);
        if (user != null && password == null) {
            problems.add(Problem.of("password", "setup.problem.password"));
        }
        if (user != null && security == Security.NONE) {
            problems.add(Problem.of("security", "setup.problem.open-password"));
        }
        if (!MailAddress.isValid(form.value("from"))) {
            problems.add(Problem.of("from", "setup.problem.email"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        MailAddress from = new MailAddress(form.value("from"));
        int number = Integer.parseInt(port);
        SignIn signIn = SignIn.of(user, password);
        return new MailSettings(host, number, security, signIn, from, fromName, 2, 0, 0);
    }

    /// A password is never handed on to another server than the one that it was typed in for.
    private static @Nullable String password(
            Form form,
            Optional<MailSettings> before,
            String host,
            String port,
            @Nullable String user) {
        List<String> typed = form.values().getOrDefault("password", List.of());
        if (user == null) {
            return null;
        }
        if (!typed.isEmpty() && !typed.getFirst().isEmpty()) {
            return typed.getFirst();
        }
        return before.filter(
                        now ->
                                now.host().equals(host)
                                        && Integer.toString(now.port()).equals(port)
                                        && user.equals(now.user()))
                .map(MailSettings::password)
                .orElse(null);
    }
}
