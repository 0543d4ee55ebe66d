package org.gatehouse.watch;

/// Letters of other scripts that pass for Latin ones. Used on hosts and on words of context only,
/// and only after digits were taken out: a confusables table would make `0` an `O`.
final class Lookalikes {
    private static final String FOREIGN =
            "аеорсухіјѕԁһӏԛԝьгмткнвзАВЕКМНОРСТХІЈЅ"
                    + "οαενικτυρωσΟΑΒΕΖΗΙΚΜΝΡΤΥΧ"
                    + "օոսցհᴢᴏᴍɡɩꜱᴜᴛᴇᴀᴄɪʀʙ";
    private static final String LATIN =
            "aeopcyxijsdhlqwbrmtkhbzabekmhopctxijs"
                    + "oaeviktupwooabezhikmnptyx"
                    + "onughzomgisuteacirb";

    private Lookalikes() {}

    /// The lower-case Latin letter that `c` is or resembles, or `c` itself.
    static char latin(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        int place = FOREIGN.indexOf(c);
        return place < 0 ? c : LATIN.charAt(place);
    }
}
