package io.sluice.connector.manifest.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of one policy on a page of the book. Where others write in it, several calls are counted at once and must be made
 * soon: as many as were made of those before, so that few are counted in vain. Not for several threads at once: its budget sees to that.
 */
final class Counter {
    /** A twentieth of a rate is counted at once at most, for a twentieth of its stretch: it is kept, and used up nearly whole. */
    private static final int SHARE = 20;

    private static final Duration LONGEST_LEASE = Duration.ofSeconds(1);

    private final Window window;
    private final CallBook book;
    private final int page;
    private final Clock clock;
    private final long most;
    private final Duration lease;

    private long batch = 1;
    private long counted;
    private long left;
    private Instant since = Instant.MIN;
    /** When there are calls again, as far as is known; another process may hear earlier that there are, so it is asked meanwhile. */
    private Instant more = Instant.MIN;

    private Instant askAgain = Instant.MIN;
    private @Nullable Told told;

    Counter(Window window, CallBook book, int page, Clock clock) {
        this.window = window;
        this.book = book;
        this.page = page;
        this.clock = clock;
        var rate = window.rate();
        most = book.isShared() ? Math.clamp(rate.limit() / SHARE, 1, 50) : 1;
        var share = rate.interval().dividedBy(SHARE);
        lease = share.compareTo(LONGEST_LEASE) < 0 ? share : LONGEST_LEASE;
    }

    /** Zero if a call of that weight may be made now. */
    Duration take(long weight) {
        if (window == Window.UNLIMITED) {
            return Duration.ZERO;
        }
        var now = clock.instant();
        if (left >= weight && now.isBefore(since.plus(lease))) {
            left -= weight;
            return Duration.ZERO;
        }
        return now.isBefore(askAgain) && now.isBefore(more) ? Duration.between(now, more) : asked(weight, now);
    }

    private Duration asked(long weight, Instant now) {
        var used = counted - left;
        var usedUpInTime = left == 0 && since.isAfter(Instant.MIN) && now.isBefore(since.plus(lease));
        batch = Math.clamp(usedUpInTime ? 2 * used : used, 1, most);
        var count = book.write(page, entry -> count(entry, weight, now));
        told = null;
        counted = count.calls();
        left = Math.max(0, counted - weight);
        since = now;
        more = now.plus(count.delay());
        askAgain = now.plus(LONGEST_LEASE);
        return count.delay();
    }

    private Count count(CallBook.Page entry, long weight, Instant now) {
        var figures = told == null
                ? entry.figures()
                : window.told(entry.figures(), told.by(Duration.between(now, entry.now())), entry.now());
        if (batch > weight) {
            var several = window.take(figures, batch, entry.now(), entry.now().plus(lease));
            if (several.delay().isZero()) {
                return several;
            }
        }
        return window.take(figures, weight, entry.now(), entry.now());
    }

    /** Heard from the API; written down with the next call, or at once where there are none left. */
    void told(Told heard) {
        if (heard.remaining() < 0 && heard.reset() == null) {
            return;
        }
        told = heard;
        askAgain = Instant.MIN;
        if (heard.remaining() >= 0 && heard.remaining() < left) {
            counted -= left - heard.remaining();
            left = heard.remaining();
        }
        if (heard.remaining() == 0) {
            var now = clock.instant();
            book.write(
                    page,
                    entry -> Count.taken(
                            window.told(entry.figures(), heard.by(Duration.between(now, entry.now())), entry.now()),
                            0));
            told = null;
        }
    }
}
