package org.gatehouse.proof;

/// How an answer to a [Challenge] was taken.
public sealed interface Answer {
    /// The mailbox is proved in this browser.
    record Proved(Challenge challenge) implements Answer {}

    /// Not the code that was mailed.
    record Wrong(int triesLeft) implements Answer {}

    /// Too many wrong codes: this question is closed, a fresh one may be asked.
    record TooManyTries() implements Answer {}

    /// It took too long, or was answered before.
    record Expired() implements Answer {}

    /// This browser did not ask this question.
    record OtherBrowser() implements Answer {}

    /// So many wrong codes came in from everywhere that codes are not taken for a while. The link
    /// in the mail still works: it can't be guessed.
    record LinkOnly() implements Answer {}
}
