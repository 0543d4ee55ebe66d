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
        /// The same, but only right beside the number: people also type numbers into their phone.
        ASIDE,
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
            words(
                    """
                    join joining joins raid raids raiding tonight live login logon log hop enter
                    crash crashing troll bomb dial dialin attend forum session room lobby host link
                    admit stream online virtual starts started starting welcome everyone unirse
                    unirte entrar beitreten teilnehmen rejoindre participer partecipa invite
                    invited invitation go spam act
                    """);
    private static final Set<String> OTHER =
            words(
                    """
                    tel telephone whatsapp fax sms hotline helpline order orders ref reference isbn
                    issn iban bic invoice tracking parcel acct crime incident ticket serial barcode
                    ean upc sku gtin doi arxiv pmid tweet timestamp unix vat charity passport
                    licence license vin imei nhs ssn usd gbp eur population bytes lat lon lng
                    coordinates sha commit epoch receipt donation telefon siren siret udid call101
                    customer membership booking flight postcode id3 consignment shipment waybill
                    transaction txn payment voucher warranty utr mmsi iccid msisdn
                    """);
    private static final Set<String> ASIDE =
            words(
                    """
                    phone ring mobile mob cell text track account sort case status company bank
                    price total votes views hash build version card mac ip member policy planning
                    application model item size seed duration user users userid uid pid client
                    device process request trace offset block checksum claim batch delivery survey call calls
                    calling office surgery reception
                    """);
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
        if (ASIDE.contains(word)) {
            return Kind.ASIDE;
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

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
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
