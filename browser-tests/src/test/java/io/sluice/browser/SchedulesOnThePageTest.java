package io.sluice.browser;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class SchedulesOnThePageTest {

    @Test
    void a_schedule_is_made_seen_fired_held_and_let_go(Person person) {
        person.has("ferries.csv", "ferry,seats\n1,120\n2,80\n");
        person.opens("/");
        person.page()
                .getByLabel("Your request, in a sentence")
                .fill("Every weekday at 7 import ferries.csv into the ferries table");
        person.presses("Show me the change");
        person.seesOutcome("Committed");

        person.opens("/schedules");
        person.sees("every weekday at 07:00");
        person.findsItAccessible();
        person.follows(Pattern.compile("Import ferries.csv into the ferries table"));
        person.sees("Next firings");
        person.sees("first run");
        person.sees("made up for within 1 day");
        person.findsItAccessible();

        person.presses("Run now");
        person.seesOutcome("Committed");
        person.follows(Pattern.compile("import-ferries.*"));
        person.sees("firing");

        person.presses("Pause…");
        person.page().getByLabel("Why? (optional)").fill("the harbour is closed");
        person.page().keyboard().press("Enter");
        person.seesOutcome("Paused");
        person.sees("the harbour is closed");
        person.presses("Resume");
        person.seesOutcome("Active");

        person.presses("Backfill…");
        person.page().getByLabel("From", new GetByLabelOptions().setExact(true)).fill("2026-01-01");
        person.page().getByLabel("up to, not including").fill("2026-02-01");
        person.presses("Read it again");
        person.sees("without a cursor");
        person.looksOnAPhone();
        person.findsItAccessible();

        person.presses("Delete…");
        person.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Delete import-")))
                .click();
        person.sees("No schedule yet");
    }

    @Test
    void an_unknown_schedule_says_so_and_what_to_do(Person person) {
        person.opens("/schedules/never-made");
        person.sees("Next:");
    }
}
