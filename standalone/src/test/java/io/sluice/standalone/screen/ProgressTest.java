package io.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.RequestDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void a_phase_that_failed_or_led_back_is_not_ticked() throws Exception {
        var messages = new StringWriter();
        var screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(messages), false, false);
        new Progress(screen).show(new RequestDocument(Api.JSON.readTree("""
                {"id":"a","outcome":"failed","phases":[
                  {"name":"generate","ms":1},{"name":"ask","ms":1},{"name":"generate","ms":1},{"name":"introspect","ms":1},
                  {"name":"sandbox_run","ms":1,"led_back":true},{"name":"repair","ms":1},{"name":"introspect","ms":1},
                  {"name":"sandbox_run","ms":1},{"name":"rehearse","ms":1},{"name":"commit","ms":1,"led_back":true},
                  {"name":"rehearse","ms":1},{"name":"commit","ms":1}]}""")));
        assertThat(messages.toString().lines().skip(1).map(line -> line.replaceAll(" +1 ms", "")))
                .containsExactly(
                        "✓ generate",
                        "✓ ask",
                        "✓ generate",
                        "✓ introspect",
                        "✗ sandbox_run",
                        "✓ repair",
                        "✓ introspect",
                        "✓ sandbox_run",
                        "✓ rehearse",
                        "✗ commit",
                        "✓ rehearse",
                        "✗ commit");
    }

    @Test
    void a_source_that_is_waited_for_is_told_once() throws Exception {
        var messages = new StringWriter();
        var progress =
                new Progress(new Screen(new PrintWriter(new StringWriter()), new PrintWriter(messages), false, false));
        for (var outcome : new String[] {"running", "running", "awaiting_approval"}) {
            progress.show(new RequestDocument(Api.JSON.readTree("{\"id\":\"a\",\"outcome\":\"" + outcome
                    + "\",\"phases\":[],\"waits_because\":[\"shop.orders is read on at noon\"]}")));
        }
        assertThat(messages.toString().lines()).containsExactly("request a", "  shop.orders is read on at noon");
    }

    @Test
    void steps_that_run_beside_each_other_never_go_over_into_a_second_row() throws Exception {
        var messages = new StringWriter();
        var screen = new Screen(new PrintWriter(new StringWriter()), new PrintWriter(messages), true, false);
        var progress = new Progress(screen);
        progress.show(new RequestDocument(Api.JSON.readTree(
                "{\"id\":\"a\",\"phases\":[{\"name\":\"commit\",\"started_at\":\"2026-01-01T00:00:00Z\"}]}")));
        messages.getBuffer().setLength(0);
        for (int step = 1; step <= 4; step++) {
            progress.step(step, 1_000_000, 50_000, 1, 2);
        }
        progress.end();
        assertThat(messages.toString().split("\r\u001b\\[2K"))
                .hasSize(5)
                .filteredOn(line -> !line.isEmpty())
                .allSatisfy(line -> assertThat(line).startsWith("\u001b[?7l").endsWith("\u001b[?7h"));
    }
}
