package dev.ecsdeck.lab.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Both ways of cutting a list in pages: by token, and by number.
final class Paging {
    private static final String MARK = "lab:";

    private Paging() {}

    /// Token paging where the call has any of its parameters, else numbered pages with a total.
    static <T> Map<String, Object> either(
            ApiCall call, List<T> all, int most, String list, String entry, Function<T, Object> shown) {
        boolean byToken =
                call.text("MaxResults").isPresent() || call.text("NextToken").isPresent();
        return byToken
                ? byToken(call, all, 10, most, list, entry, shown)
                : byNumber(call, all, most, list, entry, shown);
    }

    /// @param least what a smaller MaxResults is raised to
    /// @param most what a greater one is cut to
    static <T> Map<String, Object> byToken(
            ApiCall call, List<T> all, int least, int most, String list, String entry, Function<T, Object> shown) {
        int size = Math.clamp(call.number("MaxResults", 10), least, most);
        int from = call.text("NextToken").map(Paging::offset).orElse(0);
        List<T> page = all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put(list, Map.of(entry, page.stream().map(shown).toList()));
        reply.put("NextToken", from + size < all.size() ? token(from + size) : "");
        return reply;
    }

    static <T> Map<String, Object> byNumber(
            ApiCall call, List<T> all, int most, String list, String entry, Function<T, Object> shown) {
        int size = call.number("PageSize", 10);
        int number = call.number("PageNumber", 1);
        if (size < 1 || size > most) {
            throw ServiceException.invalid("PageSize");
        }
        if (number < 1) {
            throw ServiceException.invalid("PageNumber");
        }
        long from = Math.min((long) (number - 1) * size, all.size());
        List<T> page = all.subList((int) from, (int) Math.min(from + size, all.size()));
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put(list, Map.of(entry, page.stream().map(shown).toList()));
        reply.put("PageNumber", number);
        reply.put("PageSize", size);
        reply.put("TotalCount", all.size());
        return reply;
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int offset = text.startsWith(MARK) ? Integer.parseInt(text.substring(MARK.length())) : -1;
            if (offset >= 0) {
                return offset;
            }
        } catch (IllegalArgumentException forged) {
            // Refused below, as any other text is.
        }
        throw ServiceException.invalid("NextToken");
    }
}
