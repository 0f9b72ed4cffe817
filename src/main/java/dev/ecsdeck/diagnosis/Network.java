package dev.ecsdeck.diagnosis;

import java.util.Optional;

/// A range of IPv4 addresses, such as `100.100.0.0/16`.
record Network(long address, int bits) {
    private static final int WHOLE = 32;

    /// Empty for anything but IPv4.
    static Optional<Network> parse(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?")) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        int bits = slash < 0 ? WHOLE : Integer.parseInt(text.substring(slash + 1));
        long address = 0;
        for (String part : (slash < 0 ? text : text.substring(0, slash)).split("\\.")) {
            int value = Integer.parseInt(part);
            if (value > 255) {
                return Optional.empty();
            }
            address = address << 8 | value;
        }
        return bits > WHOLE ? Optional.empty() : Optional.of(new Network(address, bits));
    }

    boolean holds(Network other) {
        int shift = WHOLE - bits;
        return bits <= other.bits && address >>> shift == other.address >>> shift;
    }
}
