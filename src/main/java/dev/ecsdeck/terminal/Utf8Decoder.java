package dev.ecsdeck.terminal;

/// Bytes of UTF-8 to UTF-16, however they are cut. What is not UTF-8 becomes U+FFFD, one for each maximal part of a
/// sequence, as the Unicode standard recommends (chapter 3.9). Not thread-safe.
public final class Utf8Decoder {
    private static final char REPLACEMENT = '\ufffd';

    /// Bits of the sequence under way, how many bytes it still wants, and what its next byte may be.
    private int codePoint;

    private int missing;
    private int lowest = 0x80;
    private int highest = 0xbf;

    /// Decodes `bytes[from, to)`.
    ///
    /// @param out must have room for one more character than there are bytes
    /// @return how many characters were written
    public int decode(byte[] bytes, int from, int to, char[] out, int offset) {
        int at = from;
        int put = offset;
        while (at < to) {
            int next = bytes[at];
            if (missing == 0) {
                while (next >= 0) {
                    out[put++] = (char) next;
                    if (++at == to) {
                        return put - offset;
                    }
                    next = bytes[at];
                }
                begin(next & 0xff);
                if (missing == 0) {
                    out[put++] = REPLACEMENT;
                }
                at++;
                continue;
            }
            int unsigned = next & 0xff;
            if (unsigned < lowest || unsigned > highest) {
                missing = 0;
                out[put++] = REPLACEMENT;
                continue;
            }
            at++;
            lowest = 0x80;
            highest = 0xbf;
            codePoint = codePoint << 6 | unsigned & 0x3f;
            if (--missing == 0) {
                put += Character.toChars(codePoint, out, put);
            }
        }
        return put - offset;
    }

    private void begin(int first) {
        lowest = 0x80;
        highest = 0xbf;
        if (first >= 0xc2 && first <= 0xdf) {
            missing = 1;
            codePoint = first & 0x1f;
        } else if (first >= 0xe0 && first <= 0xef) {
            missing = 2;
            codePoint = first & 0x0f;
            lowest = first == 0xe0 ? 0xa0 : 0x80;
            highest = first == 0xed ? 0x9f : 0xbf;
        } else if (first >= 0xf0 && first <= 0xf4) {
            missing = 3;
            codePoint = first & 0x07;
            lowest = first == 0xf0 ? 0x90 : 0x80;
            highest = first == 0xf4 ? 0x8f : 0xbf;
        }
    }
}
