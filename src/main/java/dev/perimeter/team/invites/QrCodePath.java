package dev.perimeter.team.invites;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code (ISO/IEC 18004), to be drawn as one path of squares.
 *
 * @param size modules along a side, with the quiet zone of four around them
 */
record QrCodePath(int size, String path) {

    private static final int QUIET = 4;

    static QrCodePath of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return new QrCodePath(code.size + 2 * QUIET, path.toString());
    }
}
