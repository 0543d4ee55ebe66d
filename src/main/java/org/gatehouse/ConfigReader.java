package org.gatehouse;

import static org.gatehouse.Setting.BIND;
import static org.gatehouse.Setting.DATA;
import static org.gatehouse.Setting.DB;
import static org.gatehouse.Setting.FORUM_CONTACT;
import static org.gatehouse.Setting.FORUM_NAME;
import static org.gatehouse.Setting.FORUM_ZONE;
import static org.gatehouse.Setting.KEY_FILE;
import static org.gatehouse.Setting.MAIL_CONNECTIONS;
import static org.gatehouse.Setting.MAIL_FROM;
import static org.gatehouse.Setting.MAIL_FROM_NAME;
import static org.gatehouse.Setting.MAIL_HOST;
import static org.gatehouse.Setting.MAIL_PASSWORD;
import static org.gatehouse.Setting.MAIL_PER_DAY;
import static org.gatehouse.Setting.MAIL_PER_MINUTE;
import static org.gatehouse.Setting.MAIL_PORT;
import static org.gatehouse.Setting.MAIL_SECURITY;
import static org.gatehouse.Setting.MAIL_USER;
import static org.gatehouse.Setting.PORT;
import static org.gatehouse.Setting.RETENTION_ADDRESS_DAYS;
import static org.gatehouse.Setting.RETENTION_DAYS;
import static org.gatehouse.Setting.TRUSTED_PROXY;
import static org.gatehouse.Setting.URL;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.Config.Mail.Security;
import org.gatehouse.sql.DatabaseAddress;

/// Makes a [Config] of [Settings]: the defaults are here, and how settings depend on each other.
final class ConfigReader {
    private static final int DEFAULT_PORT = 8080;

    private final Settings settings;
    private final Values values;
    private final PostReader post;

    ConfigReader(Settings settings) {
        this.settings = settings;
        this.values = new Values(settings);
        this.post = new PostReader(settings, values);
    }

    Config read() {
        Path home = settings.surroundings().home();
        Path data = values.path(DATA, home.resolve("data"));
        Config.Forum forum = forum();
        Optional<Config.Mail> mail = mail(forum);
        Config config =
                new Config(
                        server(),
                        data,
                        database(data),
                        values.path(KEY_FILE, data.resolve("gatehouse.key")),
                        mail,
                        forum,
                        values.number(RETENTION_DAYS, Config.RETENTION_DAYS, 1, 3650),
                        section("zoom"),
                        section("jitsi"),
                        section("bigbluebutton"),
                        section("janus"),
                        section("watch"),
                        section("evidence"),
                        values.number(RETENTION_ADDRESS_DAYS, Config.ADDRESS_DAYS, 1, 3650),
                        post.read(mail));
        values.complain();
        return config;
    }

    private Config.Server server() {
        int port = values.number(PORT, DEFAULT_PORT, 0, 65_535);
        InetAddress bind =
                values.text(BIND)
                        .flatMap(text -> values.address(BIND, text))
                        .orElse(InetAddress.ofLiteral("127.0.0.1"));
        URI url =
                values.text(URL)
                        .flatMap(values::url)
                        .orElse(URI.create("http://localhost:" + port));
        List<InetAddress> proxies =
                values.list(TRUSTED_PROXY).stream()
                        .flatMap(text -> values.address(TRUSTED_PROXY, text).stream())
                        .toList();
        return new Config.Server(port, bind, url, proxies);
    }

    private DatabaseAddress database(Path data) {
        DatabaseAddress embedded = DatabaseAddress.embedded(data.resolve("gatehouse.db"));
        return values.text(DB)
                .map(
                        text ->
                                values.orProblem(
                                        embedded,
                                        () -> new DatabaseAddress(text),
                                        DB,
                                        "must be a JDBC address such as"
                                                + " jdbc:postgresql://host/gatehouse?user=…"))
                .orElse(embedded);
    }

    private Optional<Config.Mail> mail(Config.Forum forum) {
        Optional<String> host = values.text(MAIL_HOST);
        Security security = values.choice(MAIL_SECURITY, Security.class).orElse(Security.STARTTLS);
        Optional<String> from = values.text(MAIL_FROM).flatMap(t -> values.mailbox(MAIL_FROM, t));
        Config.Mail mail =
                new Config.Mail(
                        host.orElse(""),
                        values.number(MAIL_PORT, security.usualPort(), 1, 65_535),
                        security,
                        login(host, security),
                        from.orElse(""),
                        values.line(MAIL_FROM_NAME).orElse(forum.name()),
                        values.number(
                                MAIL_CONNECTIONS,
                                Config.Mail.CONNECTIONS,
                                1,
                                Config.Mail.MOST_CONNECTIONS),
                        values.number(MAIL_PER_MINUTE, Config.Mail.PER_MINUTE, 1, 100_000),
                        values.number(MAIL_PER_DAY, 0, 1, 1_000_000),
                        host.flatMap(_ -> post.oauth("mail.oauth", values.text(MAIL_USER))));
        if (host.isPresent() && values.text(MAIL_FROM).isEmpty()) {
            values.problem(MAIL_FROM, "is missing: say which address letters come from");
        }
        if (host.isEmpty() && (from.isPresent() || mail.login().isPresent())) {
            values.problem(MAIL_HOST, "is missing: say which relay sends the letters");
        }
        return host.map(_ -> mail);
    }

    private Optional<Config.Mail.Login> login(Optional<String> host, Security security) {
        Optional<String> user = values.text(MAIL_USER);
        Optional<String> password = values.text(MAIL_PASSWORD);
        boolean byToken = !settings.room("mail.oauth").isEmpty();
        if (user.isPresent() && password.isEmpty() && !byToken) {
            values.problem(MAIL_PASSWORD, "is missing: mail.user needs one");
        }
        if (user.isEmpty() && password.isPresent()) {
            values.problem(MAIL_USER, "is missing: mail.password needs one");
        }
        if (user.isPresent()
                && security == Security.NONE
                && !host.map(Values::isOurs).orElse(true)) {
            values.problem(
                    MAIL_SECURITY,
                    "must be starttls or tls where a password is sent to another machine");
        }
        return user.flatMap(u -> password.map(p -> new Config.Mail.Login(u, new Secret(p))));
    }

    private Config.Forum forum() {
        return new Config.Forum(
                values.line(FORUM_NAME).orElse("Our community forum"),
                values.text(FORUM_ZONE)
                        .map(
                                text ->
                                        values.orProblem(
                                                ZoneId.of("Europe/London"),
                                                () -> ZoneId.of(text),
                                                FORUM_ZONE,
                                                "must be a time zone such as Europe/London"))
                        .orElse(ZoneId.of("Europe/London")),
                values.text(FORUM_CONTACT).flatMap(t -> values.mailbox(FORUM_CONTACT, t)));
    }

    private Config.Section section(String name) {
        TreeMap<String, String> texts = new TreeMap<>();
        settings.room(name).forEach((key, value) -> texts.put(key, value.text()));
        return new Config.Section(texts);
    }
}
