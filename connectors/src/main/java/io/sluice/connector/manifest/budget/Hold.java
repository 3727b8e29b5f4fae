package io.sluice.connector.manifest.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The pause that an API asked for. Whoever writes in the same book keeps it, a moment later where it is another process. */
final class Hold {
    static final int PAGE = 0;
    /** Whoever was told to wait for longer does; the others ask again after that, for no answer may stop a connection for good. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Answers that come so soon after each other were on their way together: the longest pause holds. A later one knows better. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final CallBook book;
    private final Clock clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Instant.MIN, Instant.MIN));

    Hold(CallBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** By this process's clock. */
    private record Seen(Instant until, Instant looked) {
        Seen or(Seen other) {
            return looked.isAfter(other.looked) ? this : other;
        }
    }

    /** When the pause ends and when it was asked for, by the book's clock. */
    private record Pause(Instant end, Instant asked) implements CallBook.Entry {
        static final Pause NONE = new Pause(Instant.MIN, Instant.MIN);

        static Pause in(CallBook.Page page) {
            var figures = page.figures();
            return figures.size() < 2
                    ? NONE
                    : new Pause(Micros.instant(figures.getFirst()), Micros.instant(figures.get(1)));
        }

        Pause then(Pause next) {
            var together = asked.isAfter(next.asked.minus(TOGETHER));
            return together && end.isAfter(next.end) ? this : next;
        }

        @Override
        public List<Long> figures() {
            return List.of(Micros.of(end), Micros.of(asked));
        }
    }

    /** How much of it is left. */
    Duration left() {
        var now = clock.instant();
        if (book.isShared() && !now.isBefore(seen.get().looked.plus(FRESH))) {
            var page = book.read(PAGE);
            saw(Pause.in(page), page.now(), now);
        }
        var until = seen.get().until;
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** Whether it outlives this process. */
    boolean isShared() {
        return book.isShared();
    }

    void begin(Duration wanted) {
        var bounded = wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
        var begun = new AtomicReference<>(Instant.MIN);
        var pause = book.write(PAGE, page -> {
            begun.set(page.now());
            return Pause.in(page).then(new Pause(page.now().plus(bounded), page.now()));
        });
        saw(pause, begun.get(), clock.instant());
    }

    private void saw(Pause pause, Instant there, Instant here) {
        var until = pause.end.equals(Instant.MIN) ? Instant.MIN : here.plus(Duration.between(there, pause.end));
        seen.accumulateAndGet(new Seen(until, here), Seen::or);
    }
}
