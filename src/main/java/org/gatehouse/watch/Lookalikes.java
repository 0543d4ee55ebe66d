package org.gatehouse.watch;

/// Letters of other scripts that pass for Latin ones. Used on hosts, on words of context and on
/// spelled digits only, and only after digits were taken out: a confusables table would make `0` an
/// `O`.
final class Lookalikes {
    private static final String FOREIGN =
            "аеорсухіјѕԁһӏԛԝьгмткнвз" + "οαενικτυρωσ" + "օոսցհ" + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɩıøđłħ";
    private static final String LATIN =
            "aeopcyxijsdhlqwbrmtkhbz" + "oaeviktupwo" + "onugh" + "abcdefghijklmnoprstuvwyzgiiodlh";

    /// Where a capital looks like another letter than its small one.
    private static final String CAPITALS = "ЗНВРСХУΗΡΒΧΥΝΖΜ";

    private static final String LATIN_CAPITALS = "zhbpcxyhpbxynzm";
    private static final char[] TABLE = table();

    private Lookalikes() {}

    /// The lower-case Latin letter that `c` is or resembles, or `c` itself.
    static char latin(char c) {
        return TABLE[c];
    }

    private static char[] table() {
        char[] table = new char[0x10000];
        for (int c = 0; c < table.length; c++) {
            table[c] = (char) c;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            table[c] = (char) (c + 32);
        }
        for (int i = 0; i < FOREIGN.length(); i++) {
            table[Character.toUpperCase(FOREIGN.charAt(i))] = LATIN.charAt(i);
            table[FOREIGN.charAt(i)] = LATIN.charAt(i);
        }
        for (int i = 0; i < CAPITALS.length(); i++) {
            table[CAPITALS.charAt(i)] = LATIN_CAPITALS.charAt(i);
        }
        return table;
    }
}
