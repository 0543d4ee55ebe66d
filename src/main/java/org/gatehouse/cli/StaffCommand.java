package org.gatehouse.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;

/// Who may run meetings here: the first organiser gets in by this command, and so does anybody who
/// changed the browser.
public final class StaffCommand implements Command {
    private static final Actor OPERATOR = new Actor.Operator();

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public String summary() {
        return "invites organisers and gatekeepers, lists them, closes accounts";
    }

    @Override
    public String help() {
        return """
                gatehouse staff invite NAME EMAIL ROLE   prints a link that signs NAME in, once
                gatehouse staff list                     lists everybody with an account
                gatehouse staff close EMAIL              ends an account and all its sessions

                ROLE is organiser (everything) or gatekeeper (the desk). Whoever has an account gets
                a new link for it: that is how one signs in on another browser. Links hold for two
                days. Send one by a way that you trust; whoever opens it first is signed in.""";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Config config = arguments.config(terminal);
        String action = arguments.word("What to do (invite, list or close)");
        SecureRandom random = new SecureRandom();
        return switch (action) {
            case "invite" -> {
                Invitee invitee = Invitee.read(arguments);
                try (Forum forum = open(config, random)) {
                    yield invite(forum, invitee, terminal);
                }
            }
            case "list" -> {
                arguments.done();
                try (Forum forum = open(config, random)) {
                    yield list(forum, terminal);
                }
            }
            case "close" -> {
                String email = arguments.word("The e-mail address");
                arguments.done();
                try (Forum forum = open(config, random)) {
                    yield close(forum, email, terminal);
                }
            }
            default -> throw new WrongUsage("\"" + action + "\" is not invite, list or close.");
        };
    }

    private static Forum open(Config config, SecureRandom random) {
        return new Forum(config, KeyFile.open(config.keyFile(), random), Clock.systemUTC(), random);
    }

    private record Invitee(String name, String email, Role role) {
        static Invitee read(Arguments arguments) {
            String name = arguments.word("The name");
            String email = arguments.word("The e-mail address");
            String role = arguments.word("The role (organiser or gatekeeper)");
            arguments.done();
            if (!MailAddress.isValid(email)) {
                throw new WrongUsage("\"" + email + "\" is not an e-mail address.");
            }
            return new Invitee(name, email, role(role));
        }

        private static Role role(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "organiser", "organizer" -> Role.ORGANISER;
                case "gatekeeper" -> Role.GATEKEEPER;
                default -> throw new WrongUsage("\"" + word + "\" is not organiser or gatekeeper.");
            };
        }
    }

    private static int invite(Forum forum, Invitee invitee, Terminal terminal) {
        StaffAccounts.Invitation invitation =
                forum.database.write(
                        tx ->
                                forum.staff.invite(
                                        tx,
                                        invitee.name(),
                                        invitee.email(),
                                        invitee.role(),
                                        OPERATOR));
        StaffMember member = invitation.member();
        terminal.say(
                "This link signs " + member.name() + " in as " + word(member.role()) + ", once:");
        terminal.say(forum.addresses.invitation(invitation.token()));
        return DONE;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static int list(Forum forum, Terminal terminal) {
        for (StaffMember member : forum.database.read(forum.staff::list)) {
            terminal.say(member.name() + "  " + member.email() + "  " + word(member.role()));
        }
        return DONE;
    }

    private static int close(Forum forum, String email, Terminal terminal) {
        Optional<StaffMember> member =
                forum.database.read(forum.staff::list).stream()
                        .filter(one -> one.email().equalsIgnoreCase(email))
                        .findFirst();
        if (member.isEmpty()) {
            terminal.complain("Nobody with the address " + email + " has an account.");
            return FAILED;
        }
        forum.database.write(
                tx -> {
                    forum.staff.close(tx, member.get().id(), OPERATOR);
                    return member;
                });
        terminal.say("The account of " + member.get().name() + " is closed.");
        return DONE;
    }
}
