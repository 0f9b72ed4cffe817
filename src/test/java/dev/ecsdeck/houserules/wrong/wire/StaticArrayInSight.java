package dev.ecsdeck.houserules.wrong.wire;

final class StaticArrayInSight {
    @SuppressWarnings("MutablePublicArray")
    public static final byte[] MAGIC = {1, 2};
}
