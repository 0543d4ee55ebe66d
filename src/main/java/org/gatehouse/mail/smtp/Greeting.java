package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.AccessTokens;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport.Cause;
import org.gatehouse.mail.SignIn;

/// The start of a conversation: greeting, EHLO, encryption, sign-in.
final class Greeting {
    private final Wire wire;
    private final MailSettings settings;
    private final SSLSocketFactory tls;

    Greeting(Wire wire, MailSettings settings, SSLSocketFactory tls) {
        this.wire = wire;
        this.settings = settings;
        this.tls = tls;
    }

    /// Carries it out, and returns what the server can do.
    Abilities exchange() throws IOException {
        expectDone(Cause.NOT_WELCOME, SmtpWords.say("mail.notWelcome"), wire.reply());
        Abilities abilities = hello();
        if (settings.security() == MailSettings.Security.STARTTLS) {
            if (!abilities.has("STARTTLS")) {
                throw new SmtpTrouble(Cause.NO_ENCRYPTION, SmtpWords.say("mail.noEncryption"));
            }
            expectDone(
                    Cause.NO_ENCRYPTION, SmtpWords.say("mail.refusedEncryption"), ask("STARTTLS"));
            wire.encrypt(settings, tls);
            abilities = hello();
        }
        switch (settings.signIn()) {
            case SignIn.Nobody _ -> {}
            case SignIn.ByPassword(String user, String password) ->
                    signIn(abilities, user, password);
            case SignIn.ByToken(String user, AccessTokens tokens) ->
                    signIn(abilities, user, tokens);
        }
        return abilities;
    }

    private Abilities hello() throws IOException {
        return Abilities.of(
                expectDone(
                        Cause.NOT_WELCOME,
                        SmtpWords.say("mail.refusedGreeting"),
                        ask("EHLO " + wire.addressLiteral())));
    }

    private void signIn(Abilities abilities, String user, String password) throws IOException {
        Reply reply;
        if (abilities.signsInBy("PLAIN")) {
            reply = ask("AUTH PLAIN " + base64("\0" + user + "\0" + password));
        } else if (abilities.signsInBy("LOGIN")) {
            reply = ask("AUTH LOGIN");
            reply = reply.code() == 334 ? ask(base64(user)) : reply;
            reply = reply.code() == 334 ? ask(base64(password)) : reply;
        } else {
            throw new SmtpTrouble(Cause.NO_SIGN_IN, SmtpWords.say("mail.noSignIn"));
        }
        expectDone(Cause.SIGN_IN, SmtpWords.say("mail.refusedPassword"), reply);
    }

    /// XOAUTH2, as Google and Microsoft take it: a refusal comes as a challenge first, which wants
    /// an empty answer, and then as the final reply.
    private void signIn(Abilities abilities, String user, AccessTokens tokens) throws IOException {
        if (!abilities.signsInBy("XOAUTH2")) {
            throw new SmtpTrouble(Cause.NO_SIGN_IN, SmtpWords.say("mail.noTokens"));
        }
        String token = token(tokens);
        String answer = "user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001";
        Reply reply = ask("AUTH XOAUTH2 " + base64(answer));
        reply = reply.code() == 334 ? ask("") : reply;
        if (reply.isForever() && tokens.refused(token)) {
            throw new SmtpTrouble.StaleToken(SmtpWords.say("mail.staleToken", reply.words()));
        }
        expectDone(Cause.SIGN_IN, SmtpWords.say("mail.refusedToken"), reply);
    }

    private static String token(AccessTokens tokens) throws SmtpTrouble {
        try {
            return tokens.current();
        } catch (IOException e) {
            throw new SmtpTrouble(Cause.SIGN_IN, String.valueOf(e.getMessage()));
        }
    }

    private Reply ask(String command) throws IOException {
        wire.command(command);
        wire.flush();
        return wire.reply();
    }

    private static Reply expectDone(Cause cause, String otherwise, Reply reply) throws SmtpTrouble {
        if (!reply.isDone()) {
            throw new SmtpTrouble(cause, otherwise + ": " + reply.words());
        }
        return reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
