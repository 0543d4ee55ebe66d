package org.gatehouse;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.sql.DatabaseAddress;

/// How this installation is set up, checked and complete. No part of it prints a secret.
///
/// @param data the folder that holds everything that is to be backed up
/// @param keyFile the master key, which belongs in no backup of the database
/// @param mail the relay; without one, letters wait in the outbox
/// @param forum what a forum is called until its organiser says otherwise
/// @param retentionDays after how many days personal data is erased
/// @param addressDays after how many days network addresses and user agents are erased
/// @param post what else is set about mail
public record Config(
        Server server,
        Path data,
        DatabaseAddress database,
        Path keyFile,
        Optional<Mail> mail,
        Forum forum,
        int retentionDays,
        Section zoom,
        Section jitsi,
        Section bigBlueButton,
        Section janus,
        Section watch,
        Section evidence,
        int addressDays,
        PostSettings post) {
    /// After how many days personal data is erased where nobody says otherwise.
    static final int RETENTION_DAYS = 30;

    /// The same for network addresses.
    static final int ADDRESS_DAYS = 14;

    /// A configuration in which nobody said more: no platform, nothing watched, the usual periods.
    public static Config plain(
            Server server, Path data, DatabaseAddress database, Path keyFile, Optional<Mail> mail) {
        return new Config(
                server,
                data,
                database,
                keyFile,
                mail,
                Forum.UNNAMED,
                RETENTION_DAYS,
                Section.NONE,
                Section.NONE,
                Section.NONE,
                Section.NONE,
                Section.NONE,
                Section.NONE,
                ADDRESS_DAYS,
                PostSettings.NONE);
    }

    /// Checks `settings` as a whole.
    ///
    /// @throws BadConfig with everything that is wrong
    public static Config of(Settings settings) {
        return new ConfigReader(settings).read();
    }

    /// Where pages are served.
    ///
    /// @param port 0 for any that is free
    /// @param url the address that people use: scheme, host and perhaps a port, without a path
    /// @param trustedProxies whose word on a visitor's address counts; of others it is ignored
    public record Server(int port, InetAddress bind, URI url, List<InetAddress> trustedProxies) {
        public Server {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /// The mail relay.
    ///
    /// @param connections how many are used at once
    /// @param perMinute how many letters the relay takes in a minute
    /// @param perDay how many within 24 hours, 0 where no limit is known
    /// @param oauth how one signs in there without a password
    public record Mail(
            String host,
            int port,
            Security security,
            Optional<Login> login,
            String from,
            String fromName,
            int connections,
            int perMinute,
            int perDay,
            Optional<PostSettings.Oauth> oauth) {
        /// The usual number of connections at once, and the greatest.
        static final int CONNECTIONS = 4;

        static final int MOST_CONNECTIONS = 16;

        /// What a small relay accepts without complaint; see docs for what the known ones allow.
        static final int PER_MINUTE = 300;

        /// A relay without a limit for a day, where a password is enough.
        public Mail(
                String host,
                int port,
                Security security,
                Optional<Login> login,
                String from,
                String fromName,
                int connections,
                int perMinute) {
            this(
                    host,
                    port,
                    security,
                    login,
                    from,
                    fromName,
                    connections,
                    perMinute,
                    0,
                    Optional.empty());
        }

        /// How the connection to the relay is protected.
        public enum Security {
            NONE,
            STARTTLS,
            TLS;

            int usualPort() {
                return switch (this) {
                    case NONE -> 25;
                    case STARTTLS -> 587;
                    case TLS -> 465;
                };
            }
        }

        /// What the relay knows us by.
        public record Login(String user, Secret password) {}
    }

    /// First-start defaults of the forum.
    public record Forum(String name, ZoneId zone, Optional<String> contact) {
        public static final Forum UNNAMED =
                new Forum("Community forum", ZoneId.of("Europe/London"), Optional.empty());
    }

    /// The settings of one room provider, which checks them itself; empty where it is not used.
    public record Section(Map<String, String> values) {
        public static final Section NONE = new Section(Map.of());

        public Section {
            values = Map.copyOf(values);
        }

        /// Names alone: the values are secrets more often than not.
        @Override
        public String toString() {
            return new TreeMap<>(values).keySet().toString();
        }
    }
}
