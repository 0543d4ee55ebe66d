package org.gatehouse.rehearsal;

/// Somebody in the cast.
///
/// @param known whether they came to an earlier meeting
/// @param byLink whether they press the mailed link rather than type the code
/// @param address the network address that they come from
/// @param agent what their browser says it is
/// @param part what they have come for
record Person(
        String name,
        String email,
        String area,
        boolean known,
        boolean byLink,
        String address,
        String agent,
        Part part) {

    /// The parts in the play.
    enum Part {
        RESIDENT("comes to listen"),
        SPEAKER("speaks tonight"),
        /// Moved to a new phone after registering.
        NEW_PHONE("has a new phone since registering"),
        /// Posted the personal link in public, no doubt with the best of intentions.
        POSTED("posted the personal link in public"),
        /// Their name is taken by somebody else.
        NAMESAKE("has a name that somebody else uses tonight"),
        /// Read the mailed code out to somebody, and stays at home.
        RELAYED("read a code out to somebody and stays at home"),
        TAKES_NAME("uses a resident's name, with a mailbox of their own"),
        POSES("uses the speaker's name in letters that look the same"),
        BURNER("has a mailbox that lives for ten minutes"),
        BORROWED("opens a resident's pass with a code that was read out to them"),
        /// Nothing about them is wrong that anybody could see.
        PLAIN("has an ordinary name and an ordinary mailbox"),
        ACCOMPLICE("has an ordinary name, is let in, and keeps Join for later");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean isIntruder() {
            return switch (this) {
                case RESIDENT, SPEAKER, NEW_PHONE, POSTED, NAMESAKE, RELAYED -> false;
                case TAKES_NAME, POSES, BURNER, BORROWED, PLAIN, ACCOMPLICE -> true;
            };
        }
    }
}
