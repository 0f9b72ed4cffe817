package dev.ecsdeck.session;

/// Bytes in, bytes out, in order; grows as needed, so whoever fills it keeps the bound. What a busy time took beyond
/// 64 KiB is given back once all is taken out. Not thread-safe.
final class ByteRing {
    private static final int FIRST_SIZE = 4096;
    private static final int MOST_KEPT = 64 * 1024;

    private byte[] ring = new byte[FIRST_SIZE];
    private int head;
    private int size;

    int size() {
        return size;
    }

    void put(byte[] bytes, int offset, int length) {
        grow(size + length);
        int tail = (head + size) % ring.length;
        int first = Math.min(length, ring.length - tail);
        System.arraycopy(bytes, offset, ring, tail, first);
        System.arraycopy(bytes, offset + first, ring, 0, length - first);
        size += length;
    }

    /// Moves up to `length` bytes out.
    ///
    /// @return how many
    int take(byte[] into, int offset, int length) {
        int taken = Math.min(length, size);
        int first = Math.min(taken, ring.length - head);
        System.arraycopy(ring, head, into, offset, first);
        System.arraycopy(ring, 0, into, offset + first, taken - first);
        head = (head + taken) % ring.length;
        size -= taken;
        if (size == 0 && ring.length > MOST_KEPT) {
            clear();
        }
        return taken;
    }

    /// How many bytes it takes up.
    int room() {
        return ring.length;
    }

    void clear() {
        ring = new byte[FIRST_SIZE];
        head = 0;
        size = 0;
    }

    private void grow(int needed) {
        if (needed <= ring.length) {
            return;
        }
        byte[] larger = new byte[Math.max(needed, ring.length * 2)];
        int kept = size;
        take(larger, 0, kept);
        ring = larger;
        head = 0;
        size = kept;
    }
}
