package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceTest {

    private static final Evidence BEST = new Evidence(0, Evidence.FAR, 1, 0, 0, List.of());

    /** From little to much of one thing that speaks against a reading. */
    static Stream<List<Evidence>> doubts() {
        return Stream.of(
                evidence(
                        IntStream.rangeClosed(0, 23), points -> new Evidence(points, Evidence.FAR, 1, 0, 0, List.of())),
                evidence(
                        IntStream.rangeClosed(0, 5),
                        nearer -> new Evidence(3, Evidence.FAR - nearer, 1, 0, 0, List.of())),
                evidence(
                        IntStream.rangeClosed(0, 4),
                        guessed -> new Evidence(3, Evidence.FAR, 1, guessed, 0, List.of())),
                evidence(IntStream.rangeClosed(1, 4), level -> new Evidence(3, Evidence.FAR, 1, 0, level, List.of())),
                List.of(BEST, open(Vagueness.TIES), open(Vagueness.TIES, Vagueness.EACH_ONCE)),
                evidence(IntStream.rangeClosed(2, 5), ways -> new Evidence(3, 0, ways, 0, 0, List.of())));
    }

    private static Evidence open(Vagueness... open) {
        return new Evidence(0, Evidence.FAR, 1, 0, 0, List.of(open));
    }

    private static List<Evidence> evidence(IntStream many, java.util.function.IntFunction<Evidence> of) {
        return many.mapToObj(of).toList();
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void the_more_speaks_against_a_reading_the_less_sure_it_is(List<Evidence> more) {
        var sure = more.stream().map(Evidence::confidence).toList();
        assertThat(sure.reversed()).isSorted().doesNotHaveDuplicates();
        assertThat(sure.getFirst()).isLessThanOrEqualTo(BEST.confidence());
    }

    @Test
    void what_is_run_is_surer_than_what_is_only_shown() {
        var leastSure = new Evidence(23, 1, 1, 5, 5, List.of());
        assertThat(leastSure.isSure()).isTrue();
        assertThat(leastSure.confidence()).isGreaterThanOrEqualTo(Evidence.SURE);
        assertThat(new Evidence(24, Evidence.FAR, 1, 0, 0, List.of()).confidence())
                .isLessThan(Evidence.SURE);
        assertThat(new Evidence(0, 0, 2, 0, 0, List.of()).confidence()).isLessThan(Evidence.SURE);
    }

    @Test
    void names_each_doubt() {
        assertThat(BEST.doubts()).isEmpty();
        assertThat(new Evidence(4, 1, 1, 1, 2, List.of(Vagueness.TIES)).doubts())
                .hasSize(5)
                .contains("another reading is near (1 points)", "rows that tie come in any order");
    }

    @Test
    void says_why_it_is_not_run() {
        assertThat(BEST.doubt()).isEmpty();
        assertThat(new Evidence(3, 0, 2, 0, 0, List.of()).doubt()).contains("2 ways");
        assertThat(new Evidence(30, Evidence.FAR, 1, 0, 0, List.of()).doubt()).contains("too freely");
    }
}
