package org.gatehouse.web;

import java.time.Duration;
import java.util.Optional;

/// What every page's frame needs to know.
///
/// @param title what this page is about; the frame adds the forum's name
/// @param words the reader's language
/// @param forum whose site it is
/// @param assets addresses of stylesheets and scripts
/// @param path this page's own path
/// @param staff whether a member of staff is signed in
/// @param wide whether the page uses the whole screen, as the desk does
/// @param mended whether the page shows a form that was sent back with errors
/// @param live address of the stream that says when this page changes
/// @param refresh how often the page asks again where there is no JavaScript
public record Page(
        String title,
        Words words,
        ForumLook forum,
        Assets assets,
        String path,
        boolean staff,
        boolean wide,
        boolean mended,
        Optional<String> live,
        Optional<Duration> refresh) {

    /// This page, kept up to date by the stream at `address` ([LiveUpdates#address]); without
    /// JavaScript it loads itself again every `refresh`.
    public Page live(String address, Duration refresh) {
        return new Page(
                title,
                words,
                forum,
                assets,
                path,
                staff,
                wide,
                mended,
                Optional.of(address),
                Optional.of(refresh));
    }

    /// This page, using the whole width of the screen.
    public Page across() {
        return new Page(title, words, forum, assets, path, staff, true, mended, live, refresh);
    }

    /// This page, its title saying whether `form` came back with errors.
    public Page with(Form form) {
        return new Page(
                title, words, forum, assets, path, staff, wide, form.hasProblems(), live, refresh);
    }
}
