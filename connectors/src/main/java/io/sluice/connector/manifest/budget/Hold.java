package io.sluice.connector.manifest.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The pause that an API asked for. Whoever writes in the same book keeps it, a moment later where it is another process. */
final class Hold {
    static final int PAGE = 0;
    private static final Duration FRESH = Duration.ofMillis(200);

    private final CallBook book;
    private final Clock clock;
    private Instant until = Instant.MIN;
    private Instant looked = Instant.MIN;

    Hold(CallBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    private record Until(List<Long> figures) implements CallBook.Entry {
        static Until later(CallBook.Page page, Duration pause) {
            var end = Micros.of(page.now().plus(pause));
            return new Until(List.of(
                    page.figures().isEmpty()
                            ? end
                            : Math.max(end, page.figures().getFirst())));
        }
    }

    /** How much of it is left. */
    Duration left() {
        var now = clock.instant();
        if (book.isShared() && !now.isBefore(looked.plus(FRESH))) {
            look(now);
        }
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    private void look(Instant now) {
        var page = book.read(PAGE);
        until = page.figures().isEmpty()
                ? Instant.MIN
                : now.plus(Duration.between(
                        page.now(), Micros.instant(page.figures().getFirst())));
        looked = now;
    }

    void begin(Duration pause) {
        book.write(PAGE, page -> Until.later(page, pause));
        look(clock.instant());
    }
}
