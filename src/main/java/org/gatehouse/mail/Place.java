package org.gatehouse.mail;

/// A letter's place in the queue, the smallest first: how urgent it is, and among equals how likely
/// its mailbox is to take it. Mailboxes that never answer must not keep the others waiting.
///
/// @param standing 0 where the mailbox took a letter before, 1 where nothing is known of it, 2
///   where a letter to it failed or bounced
record Place(Priority priority, int standing) implements Comparable<Place> {
    static final int PROVEN = 0;
    static final int UNKNOWN = 1;
    static final int BAD = 2;
    private static final int STANDINGS = 4;

    /// As in the database.
    int number() {
        return priority.rank() * STANDINGS + standing;
    }

    static Place of(int number) {
        return new Place(Priority.ofRank(number / STANDINGS), number % STANDINGS);
    }

    /// The last place of those as urgent as `priority`.
    static int endOf(Priority priority) {
        return priority.rank() * STANDINGS + STANDINGS - 1;
    }

    @Override
    public int compareTo(Place other) {
        return Integer.compare(number(), other.number());
    }
}
