package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BashGuardTest {
    private final BashGuard guard = new BashGuard();

    static Stream<Corpus> hostile() {
        return Corpus.read("bash-hostile.jsonl");
    }

    static Stream<Corpus> legal() {
        return Corpus.read("bash-legal.jsonl");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refuses_every_disguise_by_the_rule_that_it_breaks(Corpus disguise) {
        assertThat(guard.check(disguise.text())).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.rule().id()).isEqualTo(disguise.rule());
            assertThat(rejected.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("legal")
    void accepts_what_a_step_may_do(Corpus script) {
        assertThat(guard.check(script.text())).isInstanceOf(Verdict.Bash.class);
    }

    @Test
    void names_the_paths_that_a_script_reads_and_writes() {
        var verdict =
                (Verdict.Bash) guard.check("cut -d, -f1 /data/a.csv | sort -o /tmp/b.csv; cat < /data/c > /tmp/d");

        assertThat(verdict.reads()).containsExactlyInAnyOrder("/data/a.csv", "/data/c");
        assertThat(verdict.writes()).containsExactlyInAnyOrder("/tmp/b.csv", "/tmp/d");
    }

    @Test
    void points_from_curl_to_an_extract_step() {
        assertThat(guard.check("curl -s http://api/x > /tmp/x"))
                .isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> assertThat(rejected.message())
                        .contains("extract step"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{print $1 / $2 / 3}",
                "/a|b/ {print}",
                "$1 ~ /x\\/|y/",
                "{n = split($0, a, /[/|]/); print a[1]}",
                "{print \"a | b\"}"
            })
    void tells_an_awk_division_from_a_regular_expression(String program) {
        assertThat(guard.check("awk '" + program + "' /data/a").accepted()).isTrue();
    }

    @Test
    void several_scripts_are_checked_at_once() {
        var checks = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> guard.check("sort /data/" + i).accepted()))
                .toList();

        assertThat(checks).allMatch(CompletableFuture::join);
    }
}
