package org.gatehouse.mail.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// A mail server did not keep to what was agreed; the message says how, for people to read.
final class SmtpTrouble extends IOException {
    private static final long serialVersionUID = 1;

    SmtpTrouble(String words) {
        super(words);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// What went wrong, in words for people.
    static String words(IOException e) {
        return switch (e) {
            case SmtpTrouble trouble -> trouble.getMessage();
            case SocketTimeoutException _ -> "The mail server did not answer in time";
            case UnknownHostException _ -> "The mail server's name is not known";
            case ConnectException _ -> "The mail server refused the connection";
            case SSLException tls -> "No safe connection to the mail server: " + tls.getMessage();
            default -> "The connection to the mail server broke";
        };
    }
}
