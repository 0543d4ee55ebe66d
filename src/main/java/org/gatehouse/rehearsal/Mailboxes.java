package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.ReceivedMail;

/// Everybody's mailbox, filled by what the relay receives.
final class Mailboxes {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern CODE = Pattern.compile("(?m)^\\D*(\\d{3}) ?(\\d{3})\\D*$");

    private final String site;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<String, List<ReceivedMail>> unread = new HashMap<>();
    private long lastArrival;

    /// @param site the address that links in letters start with
    Mailboxes(LocalRelay relay, String site) {
        this.site = site;
        var _ = relay.listen(this::take);
    }

    private void take(ReceivedMail mail) {
        lock.lock();
        try {
            unread.computeIfAbsent(mail.to(), _ -> new ArrayList<>()).add(mail);
            lastArrival = System.nanoTime();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// When the newest letter came, in nanoseconds of this process.
    long lastArrival() {
        lock.lock();
        try {
            return lastArrival;
        } finally {
            lock.unlock();
        }
    }

    /// The oldest unread letter to `address` with a link to `path`; waits for it.
    ReceivedMail read(String address, String path) {
        return read(address, path, _ -> true);
    }

    /// The oldest unread letter of those that are `wanted`, which others may come before.
    ReceivedMail read(String address, String path, Predicate<ReceivedMail> wanted) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (left > 0) {
                Iterator<ReceivedMail> letters =
                        unread.getOrDefault(address, new ArrayList<>()).iterator();
                while (letters.hasNext()) {
                    ReceivedMail letter = letters.next();
                    if (letter.text().contains(site + path) && wanted.test(letter)) {
                        letters.remove();
                        return letter;
                    }
                }
                left = arrived.awaitNanos(left);
            }
            throw new Mishap("no letter with " + path + " came for " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /// The six digits in a letter.
    static String code(ReceivedMail letter) {
        Matcher digits = CODE.matcher(letter.text());
        if (!digits.find()) {
            throw new Mishap("the letter \"" + letter.subject() + "\" has no code in it");
        }
        return digits.group(1) + digits.group(2);
    }

    /// The links to our site in a letter, in either of its forms.
    List<String> links(ReceivedMail letter) {
        Pattern link = Pattern.compile(Pattern.quote(site) + "(/[A-Za-z0-9_./-]+)");
        return link.matcher(letter.text() + "\n" + letter.html())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /// The link in a letter that starts with `path`.
    String link(ReceivedMail letter, String path) {
        return links(letter).stream()
                .filter(link -> link.startsWith(path))
                .findFirst()
                .orElseThrow(() -> new Mishap("a letter without its link to " + path));
    }
}
