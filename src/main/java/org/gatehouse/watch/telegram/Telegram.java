package org.gatehouse.watch.telegram;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;

/// Public channels that show a preview on the web (`https://t.me/s/CHANNEL`), without an account.
public final class Telegram implements Source {
    private static final int MOST_OCTETS = 2 << 20;

    /// So many pages back, of about twenty messages each; what is older is missed.
    private static final int MOST_PAGES = 5;

    private final URI server;
    private final List<String> channels;
    private final Fetcher fetcher;
    private final Duration interval;

    /// @param server usually `https://t.me`
    /// @param interval between two rounds
    public Telegram(URI server, List<String> channels, Fetcher fetcher, Duration interval) {
        this.server = server;
        this.channels = List.copyOf(channels);
        this.fetcher = fetcher;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Duration hear(Hearing hearing) throws IOException {
        List<String> blind = new ArrayList<>();
        for (String channel : channels) {
            try {
                read(channel, hearing);
                hearing.alive();
            } catch (IOException _) {
                blind.add(channel);
            }
        }
        if (!blind.isEmpty()) {
            throw new IOException("No preview can be read of: " + String.join(", ", blind) + ".");
        }
        return interval;
    }

    private void read(String channel, Hearing hearing) throws IOException {
        long known = hearing.kept(channel).map(Long::parseLong).orElse(0L);
        List<ChannelPage.Message> fresh = new ArrayList<>();
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            List<ChannelPage.Message> messages = page(channel, before);
            messages.stream().filter(message -> message.number() > known).forEach(fresh::add);
            long oldest = messages.stream().mapToLong(ChannelPage.Message::number).min().orElse(0);
            // The first time, the newest page is enough.
            if (messages.isEmpty() || oldest <= known + 1 || known == 0) {
                break;
            }
            before = "?before=" + oldest;
        }
        fresh.sort(Comparator.comparingLong(ChannelPage.Message::number));
        fresh.forEach(message -> hearing.post(message.heard()));
        if (!fresh.isEmpty()) {
            hearing.keep(channel, Long.toString(fresh.getLast().number()));
        }
    }

    private List<ChannelPage.Message> page(String channel, String before) throws IOException {
        Fetched answer =
                fetcher.fetch(
                        Fetcher.Ask.of(server.resolve("/s/" + channel + before), MOST_OCTETS));
        boolean preview = String.valueOf(answer.address().getPath()).startsWith("/s/");
        if (answer.status() != 200 || !preview) {
            throw new IOException("The channel shows no preview.");
        }
        return ChannelPage.read(answer.text(), channel).messages();
    }
}
