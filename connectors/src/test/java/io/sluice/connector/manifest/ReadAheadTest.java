package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private StreamReader reader(IntFunction<Piece> pieces) {
        return new StreamReader() {
            @Override
            public Piece next() {
                return pieces.apply(asked.getAndIncrement());
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    private static Piece records(int n) {
        return new Piece.Records(0, List.of(Map.of("n", n)));
    }

    @Test
    void gives_every_piece_in_its_order_and_the_end_again_and_again() {
        try (var ahead = new ReadAhead(reader(n -> n < 50 ? records(n) : new Piece.End(Map.of("at", n))))) {
            var seen = new ArrayList<Object>();
            for (var piece = ahead.next(); piece instanceof Piece.Records given; piece = ahead.next()) {
                seen.add(given.records().getFirst().get("n"));
            }
            assertThat(seen).hasSize(50).startsWith(0, 1, 2).endsWith(48, 49);
            assertThat(ahead.next()).isEqualTo(new Piece.End(Map.of("at", 50)));
        }
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void reads_nothing_after_a_pause_before_it_is_asked_again() {
        try (var ahead = new ReadAhead(reader(n -> switch (n) {
            case 0 -> new Piece.Pause(Duration.ofMinutes(1), "slow down");
            case 1 -> records(1);
            default -> new Piece.End(Map.of());
        }))) {
            assertThat(ahead.next()).isInstanceOf(Piece.Pause.class);
            assertThat(asked.get()).isEqualTo(1);
            assertThat(ahead.next()).isEqualTo(records(1));
        }
    }

    @Test
    void a_failure_comes_where_it_happened_and_stays() {
        try (var ahead = new ReadAhead(reader(n -> {
            if (n == 2) {
                throw new IllegalStateException("page 3");
            }
            return records(n);
        }))) {
            assertThat(ahead.next()).isEqualTo(records(0));
            assertThat(ahead.next()).isEqualTo(records(1));
            assertThatThrownBy(ahead::next).hasMessage("page 3");
            assertThatThrownBy(ahead::next).hasMessage("page 3");
        }
    }

    @Test
    void closing_ends_a_reading_that_nobody_takes_from() {
        new ReadAhead(reader(ReadAheadTest::records)).close();
        assertThat(closed.getCount()).isZero();
        assertThat(asked.get()).isLessThan(10);
    }
}
