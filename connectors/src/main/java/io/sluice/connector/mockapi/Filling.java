package io.sluice.connector.mockapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an API may put into a field that says whether and how its answer goes on. */
enum Filling {
    TOKEN,
    URL,
    NEXT_NUMBER,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    ABSENT,
    EMPTY,
    ZERO,
    MANY,
    LINKS,
    NO_LINKS,
    LINK_HEADER,
    AS_IT_IS;

    static final List<Filling> GOING_ON =
            List.of(TOKEN, URL, NEXT_NUMBER, NUMBER, TRUE, FALSE, LINKS, LINK_HEADER, AS_IT_IS, ABSENT, NULL);
    static final List<Filling> GOING_ON_BY_URL =
            List.of(URL, LINK_HEADER, LINKS, TRUE, TOKEN, NUMBER, FALSE, AS_IT_IS, ABSENT, NULL);
    static final List<Filling> GOING_ON_FROM_RECORD = List.of(AS_IT_IS, TOKEN, NEXT_NUMBER, URL, TRUE, FALSE, ABSENT);
    static final List<Filling> ENDING_OF_RECORD = List.of(AS_IT_IS, ABSENT, NULL, FALSE, EMPTY);
    static final List<Filling> SAYING_MORE =
            List.of(TRUE, URL, LINK_HEADER, NUMBER, TOKEN, LINKS, MANY, FALSE, AS_IT_IS, ABSENT, NULL);
    static final List<Filling> ENDING =
            List.of(NULL, ABSENT, FALSE, EMPTY, ZERO, NO_LINKS, TRUE, AS_IT_IS, TOKEN, NUMBER, MANY);

    @Nullable
    Object value(Page page) {
        return switch (this) {
            case TOKEN -> token(page.index() + 1);
            case URL -> page.nextUrl();
            case NEXT_NUMBER -> (long) page.index() + 2;
            case NUMBER -> (long) page.index() + 1;
            case TRUE -> true;
            case FALSE -> false;
            case EMPTY -> "";
            case ZERO -> 0L;
            case MANY -> 1_000_000L;
            case LINKS ->
                List.of(
                        Map.of("rel", "self", "href", "self"),
                        Map.of("rel", "next", "href", page.nextUrl(), "url", page.nextUrl()));
            case NO_LINKS -> List.of(Map.of("rel", "self", "href", "self"));
            case LINK_HEADER -> "<" + page.nextUrl() + ">; rel=\"next\"";
            case NULL, ABSENT, AS_IT_IS -> null;
        };
    }

    static String token(int page) {
        return "pagetoken" + page;
    }

    /** In addresses, which clients search by patterns of digits, of hexadecimal digits and of letters. */
    static String tokenInAddress(int page) {
        return String.valueOf(7_000 + page);
    }
}
