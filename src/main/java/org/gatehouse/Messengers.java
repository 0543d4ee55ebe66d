package org.gatehouse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.alert.PushService;
import org.gatehouse.alert.Pushes;
import org.gatehouse.alert.Subscriptions;
import org.gatehouse.alert.TextGateway;
import org.gatehouse.alert.TextNumbers;
import org.gatehouse.alert.Texts;
import org.gatehouse.alert.twilio.Twilio;
import org.gatehouse.alert.webpush.WebPushService;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.words.Wording;

/// The ways besides letters to tell people that their meeting has moved, wired. Nothing is made or
/// asked before somebody wants it.
public final class Messengers {
    private static final String AGENT = "Gatehouse/1";
    private static final Wording WORDS = Wording.of("said");

    public final Subscriptions subscriptions;
    public final OtherWays otherWays;

    /// Empty where push messages are switched off.
    public final Optional<PushService> push;

    /// Empty where texts are switched off: then nobody is asked for a number.
    public final Optional<TextNumbers> numbers;

    private final Forum forum;

    Messengers(Config config, Forum forum) {
        this.forum = forum;
        MessengerSettings settings = config.post().messengers();
        subscriptions = new Subscriptions(forum.keys);
        PushService service =
                new WebPushService(
                        forum.database,
                        forum.keys,
                        forum.random,
                        fetcher(settings.push().trusted()),
                        subject(config));
        push = settings.push().off() ? Optional.empty() : Optional.of(service);
        List<String> beginnings =
                settings.texts().map(MessengerSettings.Texts::beginnings).orElse(List.of());
        TextNumbers all = new TextNumbers(forum.keys, beginnings);
        numbers = settings.texts().map(_ -> all);
        otherWays =
                new OtherWays(
                        forum.database,
                        new Pushes(forum.database, subscriptions, push, this::pushed),
                        new Texts(
                                forum.database,
                                all,
                                settings.texts().map(Messengers::gateway),
                                () -> forum.profiles.current().name()),
                        forum.clock);
    }

    private static Fetcher fetcher(Set<String> trusted) {
        return new Fetcher(EgressGuard.publicOnly().trusting(trusted), Gatehouse::tls, AGENT);
    }

    /// The operator has named the server, which may be on this machine.
    private static TextGateway gateway(MessengerSettings.Texts texts) {
        Twilio.Account account =
                new Twilio.Account(
                        texts.server(), texts.account(), texts.token().reveal(), texts.from());
        return new Twilio(account, fetcher(Set.of(texts.server().toString())));
    }

    /// Where a push service can complain (RFC 8292, 2.1).
    private static String subject(Config config) {
        URI home = config.server().url();
        return "https".equals(home.getScheme())
                ? home.toString()
                : "mailto:" + config.mail().map(Config.Mail::from).orElse("nobody@localhost");
    }

    private Pushes.Words pushed() {
        return new Pushes.Words(forum.profiles.current().name(), WORDS.text("said.moved"));
    }
}
