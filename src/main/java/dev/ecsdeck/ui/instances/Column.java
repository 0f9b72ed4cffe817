package dev.ecsdeck.ui.instances;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns there are, in their order, and how they share the width.
enum Column {
    NAME(176, 0),
    ACCOUNT(116, 10),
    ID(176, 9),
    STATUS(184, 0),
    PRIVATE_IP(116, 8),
    PUBLIC_IP(116, 4),
    OS(176, 3),
    TYPE(144, 2),
    IMAGE(176, 3),
    VPC(184, 4),
    REGION(132, 6),
    ZONE(120, 7);

    static final List<Column> USUAL = List.of(NAME, ID, STATUS, PRIVATE_IP, ZONE);
    /// Shown by themselves where there is room for them, unless the user chose.
    static final List<Column> ROOMY = List.of(NAME, ID, STATUS, PRIVATE_IP, OS, VPC, ZONE);
    /// No column can be dragged narrower.
    static final double LEAST = 48;

    private static final double ROOM_FOR_MORE = 1300;
    private static final double STATUS_FIRST = 280;
    private static final double NAME_ENOUGH = 320;

    private final double width;
    private final int stays;

    /// @param stays how long it stays when room gets scarce: lower goes first, 0 always stays
    Column(double width, int stays) {
        this.width = width;
        this.stays = stays;
    }

    String textKey() {
        return "instances.column." + name().toLowerCase(Locale.ROOT);
    }

    String fact(Row row) {
        return switch (this) {
            case NAME -> row.instance().label();
            case ACCOUNT -> row.account().orElse("");
            case ID -> row.id();
            case STATUS -> row.standing().key();
            case PRIVATE_IP -> row.privateIp();
            case PUBLIC_IP -> row.publicIp();
            case OS -> row.instance().osName();
            case TYPE -> row.instance().type();
            case IMAGE -> row.instance().imageId();
            case VPC -> row.instance().vpcId();
            case REGION -> row.instance().region().value();
            case ZONE -> row.instance().zone();
        };
    }

    /// The columns a table without a choice of the user's shows in `width`.
    static List<Column> usual(double width) {
        return width >= ROOM_FOR_MORE ? ROOMY : USUAL;
    }

    /// The widths of those of `wanted` that fit into `room`, in order. No id, address or zone is cut: a column that
    /// would be goes. What is left over goes to the status, then to the name, then to the status again.
    ///
    /// @param statusAtLeast what the longest words of a status need in the font of the screen
    /// @param byHand the widths that the user gave, which stay as they are
    static Map<Column, Double> share(
            List<Column> wanted, double room, double statusAtLeast, Map<Column, Double> byHand) {
        List<Column> staying = new ArrayList<>(wanted);
        boolean statusGrows = wanted.contains(STATUS) && !byHand.containsKey(STATUS);
        double more = statusGrows ? Math.max(0, statusAtLeast - STATUS.width) : 0;
        while (sum(staying, byHand) + more > room) {
            var first = staying.stream().filter(c -> c.stays > 0).min(Comparator.comparingInt(c -> c.stays));
            if (first.isEmpty()) {
                break;
            }
            staying.remove(first.get());
        }
        Map<Column, Double> widths = new EnumMap<>(Column.class);
        staying.forEach(column -> widths.put(column, byHand.getOrDefault(column, column.width)));
        Map<Column, Double> growing = new EnumMap<>(widths);
        growing.keySet().removeAll(byHand.keySet());
        double left = Math.max(0, room - sum(staying, byHand));
        left -= grow(growing, STATUS, STATUS_FIRST, left);
        left -= grow(growing, NAME, NAME_ENOUGH, left);
        grow(growing, growing.containsKey(STATUS) ? STATUS : NAME, Double.MAX_VALUE, left);
        widths.putAll(growing);
        return widths;
    }

    private static double sum(List<Column> columns, Map<Column, Double> byHand) {
        return columns.stream()
                .mapToDouble(column -> byHand.getOrDefault(column, column.width))
                .sum();
    }

    private static double grow(Map<Column, Double> widths, Column column, double atMost, double left) {
        Double now = widths.get(column);
        if (now == null) {
            return 0;
        }
        double more = Math.clamp(atMost - now, 0, left);
        widths.put(column, now + more);
        return more;
    }
}
