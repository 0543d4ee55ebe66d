package org.gatehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.mail.AccessTokens;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.LetterWriter;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport;
import org.gatehouse.mail.Mailroom;
import org.gatehouse.mail.Postman;
import org.gatehouse.mail.Postmark;
import org.gatehouse.mail.RelayTrial;
import org.gatehouse.mail.ReturnPath;
import org.gatehouse.mail.SignIn;
import org.gatehouse.mail.Signing;
import org.gatehouse.mail.StoredRelay;
import org.gatehouse.mail.dkim.DkimKey;
import org.gatehouse.mail.dkim.DkimSigning;
import org.gatehouse.mail.oauth.GivenTokens;
import org.gatehouse.mail.oauth.RefreshedTokens;
import org.gatehouse.mail.oauth.TokenEndpoint;
import org.gatehouse.mail.oauth.TokenStore;
import org.gatehouse.mail.smtp.SmtpTransport;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;

/// The forum's mail, wired: its relays and how one signs in there, what is put on every letter, and
/// the mailbox where letters come back.
final class PostOffice implements AutoCloseable {
    private static final int TOKEN_ANSWER = 65_536;
    private static final String FORM = "application/x-www-form-urlencoded";

    final Mailroom mailroom;

    private final Forum forum;
    private final URI home;
    private final Postmark postmark;
    private final Optional<MailTransport> second;
    private final Optional<ReturnedLetters> returned;

    /// @throws BadConfig where what is set about mail can't be used
    PostOffice(Config config, Forum forum) {
        this.forum = forum;
        this.home = config.server().url();
        Optional<MailSettings> first;
        try {
            postmark = new Postmark(returnPath(config), signing(config.post().dkim()));
            first = config.mail().map(mail -> settings(mail, "first"));
            second = config.post().second().map(mail -> transport(settings(mail, "second")));
        } catch (IllegalArgumentException e) {
            throw new BadConfig(List.of("mail: " + e.getMessage() + "."));
        }
        mailroom =
                new Mailroom(
                        forum.database,
                        new StoredRelay(forum.keys, forum.ledger),
                        first,
                        this::postman);
        returned =
                config.post()
                        .bounces()
                        .map(box -> new ReturnedLetters(box, forum, mailroom::noteBlind));
    }

    /// The keys that the configuration names.
    ///
    /// @throws IllegalArgumentException with what is wrong with one
    static List<DkimKey> keys(List<PostSettings.DkimKey> named) {
        return named.stream()
                .map(key -> DkimKey.read(key.domain(), key.selector(), key.file()))
                .toList();
    }

    private static Signing signing(List<PostSettings.DkimKey> named) {
        return named.isEmpty() ? Signing.NONE : new DkimSigning(keys(named));
    }

    private static ReturnPath returnPath(Config config) {
        return config.post()
                .bounces()
                .map(box -> new ReturnPath(box.address().map(MailAddress::new), box.tagged()))
                .orElse(ReturnPath.SENDER);
    }

    private MailSettings settings(Config.Mail mail, String name) {
        MailAddress from = new MailAddress(mail.from());
        MailSettings.Security security =
                switch (mail.security()) {
                    case NONE -> MailSettings.Security.NONE;
                    case STARTTLS -> MailSettings.Security.STARTTLS;
                    case TLS -> MailSettings.Security.TLS;
                };
        return new MailSettings(
                mail.host(),
                mail.port(),
                security,
                signIn(mail, name),
                from,
                mail.fromName(),
                mail.connections(),
                mail.perMinute(),
                mail.perDay());
    }

    private SignIn signIn(Config.Mail mail, String name) {
        return mail.oauth()
                .<SignIn>map(one -> new SignIn.ByToken(one.user(), tokens(one.source(), name)))
                .or(
                        () ->
                                mail.login()
                                        .map(
                                                one ->
                                                        new SignIn.ByPassword(
                                                                one.user(),
                                                                one.password().reveal())))
                .orElseGet(SignIn.Nobody::new);
    }

    private AccessTokens tokens(PostSettings.TokenSource source, String name) {
        return switch (source) {
            case PostSettings.TokenSource.OfFile(var file) -> GivenTokens.ofFile(file, forum.clock);
            case PostSettings.TokenSource.OfCommand(String command) ->
                    GivenTokens.ofCommand(command, forum.clock);
            case PostSettings.TokenSource.Refresh refresh ->
                    new RefreshedTokens(
                            new RefreshedTokens.Grant(
                                    refresh.endpoint(),
                                    refresh.client(),
                                    refresh.clientSecret().map(Secret::reveal),
                                    refresh.refreshToken().reveal(),
                                    refresh.scope()),
                            endpoint(refresh.endpoint()),
                            new TokenStore(forum.database, forum.keys, name),
                            forum.clock);
        };
    }

    /// Asks that one server and no other.
    private static TokenEndpoint endpoint(URI address) {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        Set<String> named = Set.of(origin.toLowerCase(Locale.ROOT));
        Fetcher fetcher =
                new Fetcher(
                        EgressGuard.publicOnly().trusting(named), Gatehouse::tls, "Gatehouse/1");
        return (asked, form) -> {
            Fetched answer = fetcher.post(asked, FORM, form.getBytes(UTF_8), TOKEN_ANSWER);
            return new TokenEndpoint.Answer(answer.status(), answer.text());
        };
    }

    /// What stands around every letter. Without a relay nothing is sent, and the letters are only
    /// looked at.
    Supplier<ForumHead> head() {
        String none = "forum@" + home.getHost();
        MailAddress nobody =
                new MailAddress(MailAddress.isValid(none) ? none : "forum@example.org");
        return () -> head(mailroom.relay().map(MailSettings::from).orElse(nobody));
    }

    private ForumHead head(MailAddress contact) {
        return new ForumHead(forum.profiles.current().name(), contact, home);
    }

    private Postman postman(MailSettings relay) {
        List<MailTransport> transports = new ArrayList<>(List.of(transport(relay)));
        second.ifPresent(transports::add);
        return new Postman(
                forum.database,
                forum.outbox,
                forum.keys,
                forum.ledger,
                forum.broadcast,
                writer(relay),
                postmark,
                transports,
                forum.clock);
    }

    /// Tries `relay` out.
    RelayTrial trial(MailSettings relay) {
        return new RelayTrial(transport(relay), writer(relay), postmark.signing());
    }

    private LetterWriter writer(MailSettings relay) {
        return new LetterWriter(() -> head(relay.from()));
    }

    private static MailTransport transport(MailSettings relay) {
        return new SmtpTransport(relay, Gatehouse::tls);
    }

    void start() {
        returned.ifPresent(ReturnedLetters::start);
    }

    @Override
    public void close() {
        returned.ifPresent(ReturnedLetters::close);
        mailroom.close();
    }
}
