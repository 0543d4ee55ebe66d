package org.gatehouse.web.paper;

import java.util.Optional;
import org.gatehouse.sharing.QrCode;

/// A pass as it is printed.
///
/// @param here the path of this page
/// @param back the meeting's page in the office
/// @param name whose pass it is
/// @param link what the code to scan holds: the pass's page, a secret of its owner
/// @param secret the code beside it, as it is printed
/// @param used when the sheet was used, in words
public record SheetView(
        String here,
        String back,
        String name,
        String meeting,
        String when,
        String door,
        String link,
        String secret,
        String publicPage,
        Optional<String> used) {

    public QrCode code() {
        return QrCode.of(link);
    }

    @Override
    public String toString() {
        return "a sheet";
    }
}
