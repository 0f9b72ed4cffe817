package dev.ecsdeck.diagnosis;

/// Port ranges as the service writes them: `443/443`, `1/65535`, `-1/-1` for all.
final class Ports {
    private Ports() {}

    static boolean hold(String range, int port) {
        String[] ends = range.split("/", 2);
        if (ends.length < 2 || !ends[0].matches("-?\\d{1,5}") || !ends[1].matches("-?\\d{1,5}")) {
            return false;
        }
        int low = Integer.parseInt(ends[0]);
        return low < 0 || low <= port && port <= Integer.parseInt(ends[1]);
    }
}
