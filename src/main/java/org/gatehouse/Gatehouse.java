package org.gatehouse;

import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rotation.AfterCare;
import org.gatehouse.setup.FirstLink;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.WebServer;
import org.gatehouse.web.WebSettings;

/// The running program: a forum, the postman who sends its letters, and its web server. All wiring
/// is here, in [Forum] and in [Site], by plain constructors.
public final class Gatehouse implements AutoCloseable {
    /// No meeting is longer than that.
    private static final Duration WHO_IS_INSIDE = Duration.ofHours(24);

    private final Forum forum;
    private final PostOffice post;
    private final WebServer server;
    private final AfterCare afterCare;

    /// Opens everything that `config` names; nothing is served before [#start].
    ///
    /// @param dev whether pages for developers are shown
    /// @param extra features that only this run has, such as the demo's mailbox
    public Gatehouse(
            Config config,
            InstantSource clock,
            SecureRandom random,
            boolean dev,
            List<Function<Pages, Routes.Feature>> extra) {
        this(config, clock, random, dev, extra, List.of());
    }

    /// Opens it with `rooms`, room providers that only this run has.
    public Gatehouse(
            Config config,
            InstantSource clock,
            SecureRandom random,
            boolean dev,
            List<Function<Pages, Routes.Feature>> extra,
            List<RoomProvider> rooms) {
        WebServer.prepare();
        Keys keys = KeyFile.open(config.keyFile(), random);
        forum = new Forum(config, keys, clock, random, rooms);
        post = new PostOffice(config, forum);
        SetUpSite setUp = new SetUpSite(forum, post.mailroom, post::trial);
        server =
                new Site(forum, post.mailroom, setUp, post.head(), webSettings(config, dev))
                        .server(extra);
        afterCare = new AfterCare(forum.rotations, forum.caretaker, clock);
    }

    /// What servers are checked with; reading all that the machine trusts takes a while.
    static SSLSocketFactory tls() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebSettings webSettings(Config config, boolean dev) {
        Config.Server server = config.server();
        Set<InetAddress> proxies = Set.copyOf(server.trustedProxies());
        URI url = server.url();
        return new WebSettings(url, server.bind().getHostAddress(), server.port(), proxies, dev);
    }

    /// Starts to serve, and finishes what an earlier run left undone at the platforms.
    public void start() {
        server.start();
        forum.notary.start();
        forum.nightly.start();
        forum.housekeeping.start();
        afterCare.start();
        post.start();
        Thread.ofVirtual().name("resume").start(this::resume);
    }

    private void resume() {
        forum.reporting.replay(WHO_IS_INSIDE);
        forum.leakWatch.start();
    }

    /// A link for the first organiser of a fresh installation; see [FirstLink].
    public Optional<String> setUpLink() {
        FirstLink link = new FirstLink(forum.keys, forum.ids, forum.ledger, forum.staff);
        return forum.database.write(link::make).map(forum.addresses::setUp);
    }

    public Forum forum() {
        return forum;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        afterCare.close();
        post.close();
        forum.close();
    }
}
