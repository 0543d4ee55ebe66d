package org.gatehouse.sharing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A QR code (ISO/IEC 18004) of an address, with the quiet zone that scanners need around it.
public final class QrCode {
    /// Modules that stay light on each side.
    private static final int QUIET = 4;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /// The code of `address`, which is at most a few hundred characters long.
    public static QrCode of(String address) {
        Map<EncodeHintType, Object> hints =
                Map.of(
                        EncodeHintType.MARGIN,
                        QUIET,
                        // A quarter of it may be dirty, torn or under a drawing pin.
                        EncodeHintType.ERROR_CORRECTION,
                        ErrorCorrectionLevel.Q);
        try {
            return new QrCode(
                    new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The address is too long for a QR code", e);
        }
    }

    /// Modules on each side, the quiet zone included.
    public int size() {
        return modules.getWidth();
    }

    /// Whether the module in `column` and `row`, both from 0, is dark.
    public boolean isDark(int column, int row) {
        return modules.get(column, row);
    }

    /// The dark modules as the path of an SVG whose view box is `size` by `size`: one rectangle for
    /// each run in a row.
    public String svgPath() {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                int run = 0;
                while (column + run < size() && isDark(column + run, row)) {
                    run++;
                }
                if (run > 0) {
                    path.append('M').append(column).append(' ').append(row);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    column += run;
                }
            }
        }
        return path.toString();
    }
}
