package org.gatehouse.mail.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.gatehouse.mail.MailTransport.Cause;

/// A mail server did not keep to what was agreed; the message says how, for people to read.
sealed class SmtpTrouble extends IOException {
    private static final long serialVersionUID = 1;

    private final Cause cause;

    SmtpTrouble(Cause cause, String words) {
        super(words);
        this.cause = cause;
    }

    /// The server refused a token that had been kept for a while: a fresh one may do better.
    static final class StaleToken extends SmtpTrouble {
        private static final long serialVersionUID = 1;

        StaleToken(String words) {
            super(Cause.SIGN_IN, words);
        }
    }

    Cause cause() {
        return cause;
    }

    /// What kind of trouble `e` is.
    static Cause cause(IOException e) {
        return switch (e) {
            case SmtpTrouble trouble -> trouble.cause();
            case SocketTimeoutException _ -> Cause.SILENT;
            case NoRouteToHostException _ -> Cause.SILENT;
            case UnknownHostException _ -> Cause.UNKNOWN_NAME;
            case ConnectException _ -> Cause.NOBODY_THERE;
            case SSLException tls ->
                    isAboutCertificate(tls) ? Cause.CERTIFICATE : Cause.WRONG_LANGUAGE;
            default -> Cause.BROKEN;
        };
    }

    private static boolean isAboutCertificate(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof GeneralSecurityException
                    || at instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// What went wrong, in words for people.
    static String words(IOException e) {
        return switch (e) {
            case SmtpTrouble trouble -> trouble.getMessage();
            case SocketTimeoutException _ -> SmtpWords.say("mail.silent");
            case UnknownHostException _ -> SmtpWords.say("mail.unknownName");
            case ConnectException _ -> SmtpWords.say("mail.nobodyThere");
            case SSLException tls -> SmtpWords.say("mail.unsafe", String.valueOf(tls.getMessage()));
            default -> SmtpWords.say("mail.broke");
        };
    }
}
