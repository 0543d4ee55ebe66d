package org.gatehouse.watch.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Hearing;

/// Hears for a test, and keeps what a source leaves, as over a restart.
final class Ears implements Hearing {
    final List<Heard> posts = new ArrayList<>();
    final Map<String, String> kept = new HashMap<>();
    int alive;
    int missed;

    @Override
    public synchronized void post(Heard heard) {
        posts.add(heard);
        notifyAll();
    }

    @Override
    public synchronized void alive() {
        alive++;
    }

    @Override
    public synchronized Optional<String> kept(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public synchronized void keep(String name, String value) {
        kept.put(name, value);
    }

    @Override
    public synchronized void missed() {
        missed++;
    }

    /// Waits for `count` different posts.
    synchronized void await(int count) throws InterruptedException {
        while (ids().size() < count) {
            wait(60_000);
        }
    }

    synchronized Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        posts.forEach(heard -> ids.add(heard.post().id()));
        return ids;
    }

    synchronized List<String> texts() {
        return posts.stream().map(heard -> heard.post().text()).toList();
    }

    synchronized List<String> links() {
        return posts.stream().flatMap(heard -> heard.post().links().stream()).toList();
    }
}
