package org.gatehouse.watch;

import java.util.List;
import java.util.Set;

/// Words that tell what a number near them is, in the languages of the platforms' invitations, with
/// accents taken off and look-alike letters made Latin.
final class Keywords {
    /// What a word says of a number beside it.
    enum Kind {
        /// A platform, a meeting or a passcode.
        MEETING,
        /// An id or a code, of whatever.
        LABEL,
        /// People are called to come somewhere.
        GATHERING,
        /// It is a telephone number, an order or the like.
        OTHER,
        /// The digits stand in reverse.
        BACKWARDS,
        NONE
    }

    private static final Set<String> MEETING =
            Set.of("teams", "msteams", "meet", "meets", "bbb", "visio", "mote", "conf", "mtg");
    private static final Set<String> LABELS =
            Set.of(
                    "id", "ids", "pw", "pwd", "pass", "pin", "code", "codes", "clave", "senha",
                    "haslo", "parola", "kod", "codice");
    private static final List<String> MEETING_STEMS =
            stems(
                    "zoom webex passcode password passwort passwd kenncode kennwort zugangscode meeting"
                            + " conferenc konferen conferenz videoconf videocall webinar reunion reuniao"
                            + " riunione besprechung sitzung spotkani vergader kokous toplanti jitsi"
                            + " bigbluebutton gotomeet bluejeans whereby skype contrasena wachtwoord"
                            + " losenord kodeord identifi codigo meetme"
                            + " встреч конференц собрани пароль зум код"
                            + " 会议 會議 ミーティング 회의 密码 密碼 パスワード パスコード 비밀번호 암호 اجتماع बैठक");
    private static final Set<String> GATHERING =
            Set.of(
                    "join",
                    "joining",
                    "joins",
                    "raid",
                    "raids",
                    "raiding",
                    "tonight",
                    "live",
                    "login",
                    "logon",
                    "log",
                    "hop",
                    "enter",
                    "crash",
                    "crashing",
                    "troll",
                    "bomb",
                    "dial",
                    "dialin",
                    "attend",
                    "forum",
                    "session",
                    "room",
                    "lobby",
                    "host",
                    "link",
                    "admit",
                    "stream",
                    "online",
                    "virtual",
                    "starts",
                    "started",
                    "starting",
                    "welcome",
                    "everyone",
                    "unirse",
                    "unirte",
                    "entrar",
                    "beitreten",
                    "teilnehmen",
                    "rejoindre",
                    "participer",
                    "partecipa",
                    "invite",
                    "invited",
                    "invitation",
                    "go",
                    "spam",
                    "act");
    private static final Set<String> OTHER =
            Set.of(
                    "tel",
                    "telephone",
                    "phone",
                    "ring",
                    "mobile",
                    "mob",
                    "cell",
                    "whatsapp",
                    "fax",
                    "sms",
                    "text",
                    "hotline",
                    "helpline",
                    "order",
                    "orders",
                    "ref",
                    "reference",
                    "isbn",
                    "issn",
                    "iban",
                    "bic",
                    "invoice",
                    "tracking",
                    "track",
                    "parcel",
                    "account",
                    "acct",
                    "sort",
                    "crime",
                    "case",
                    "incident",
                    "ticket",
                    "serial",
                    "barcode",
                    "ean",
                    "upc",
                    "sku",
                    "gtin",
                    "doi",
                    "arxiv",
                    "pmid",
                    "tweet",
                    "status",
                    "timestamp",
                    "unix",
                    "vat",
                    "company",
                    "charity",
                    "passport",
                    "licence",
                    "license",
                    "vin",
                    "imei",
                    "nhs",
                    "ssn",
                    "bank",
                    "price",
                    "usd",
                    "gbp",
                    "eur",
                    "total",
                    "population",
                    "votes",
                    "views",
                    "bytes",
                    "lat",
                    "lon",
                    "lng",
                    "coordinates",
                    "hash",
                    "sha",
                    "commit",
                    "build",
                    "version",
                    "epoch",
                    "receipt",
                    "donation",
                    "card",
                    "telefon",
                    "siren",
                    "siret",
                    "udid",
                    "mac",
                    "ip",
                    "call101",
                    "customer",
                    "member",
                    "membership",
                    "policy",
                    "booking",
                    "flight",
                    "planning",
                    "application",
                    "postcode",
                    "model",
                    "part",
                    "item",
                    "size",
                    "seed",
                    "duration",
                    "id3");
    private static final List<String> BACKWARDS = stems("backward revers mirror ruckwarts envers");

    private Keywords() {}

    /// What `word`, in lower case and made Latin, says.
    static Kind of(String word) {
        if (MEETING.contains(word) || has(word, MEETING_STEMS)) {
            return Kind.MEETING;
        }
        if (LABELS.contains(word)) {
            return Kind.LABEL;
        }
        if (OTHER.contains(word)) {
            return Kind.OTHER;
        }
        if (GATHERING.contains(word)) {
            return Kind.GATHERING;
        }
        return has(word, BACKWARDS) ? Kind.BACKWARDS : Kind.NONE;
    }

    private static boolean has(String word, List<String> stems) {
        for (String stem : stems) {
            if (word.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> stems(String words) {
        return List.of(latin(words).split(" "));
    }

    static String latin(String words) {
        StringBuilder plain = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            plain.append(Lookalikes.latin(words.charAt(i)));
        }
        return plain.toString();
    }
}
