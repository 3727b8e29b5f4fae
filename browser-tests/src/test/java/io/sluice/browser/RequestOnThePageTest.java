package io.sluice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class RequestOnThePageTest {

    private static final String PARCELS = """
            parcel_id,city,weight
            1,Łódź,2.50
            2,"Zürich, Altstadt",
            3,Oslo,7.25
            """;

    @Test
    void a_sentence_is_shown_as_a_change_committed_once_and_undone(Person person) {
        person.has("parcels.csv", PARCELS);
        person.asksFor("Import parcels.csv into the parcels table and drop rows with empty weight fields");

        person.seesOutcome("Awaiting approval");
        person.sees("+2 inserted");
        person.sees("1 dropped");
        person.sees("Łódź");
        person.opensRows("1 dropped");
        person.sees("Zürich, Altstadt");
        person.sees("no row of parcels has an empty weight");

        person.presses("Approve and commit");
        person.seesOutcome("Committed");
        person.sees("exactly as predicted");

        person.presses("Undo…");
        person.presses("Undo the commit");
        person.seesOutcome("Undone");
    }

    @Test
    void a_request_gets_its_address_within_two_seconds(Person person) {
        person.has("quick.csv", PARCELS);
        var before = System.nanoTime();
        person.asksFor("Import quick.csv into the quick table");
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
        person.seesOutcome("Awaiting approval");
    }

    @Test
    void a_rejected_change_changes_nothing_and_keeps_the_reason(Person person) {
        person.has("refused.csv", PARCELS);
        person.asksFor("Import refused.csv into the refused table");
        person.seesOutcome("Awaiting approval");
        person.presses("Reject");
        person.page().getByLabel("Why not? (optional)").fill("wrong file");
        person.presses("Reject the change");
        person.seesOutcome("Rejected");
        person.sees("wrong file");
    }

    @Test
    void a_question_back_is_answered_in_place(Person person) {
        person.has("letters.csv", PARCELS);
        person.asksFor("Import letter.csv into the letters table");
        person.seesOutcome("Needs an answer");
        person.presses("letters.csv");
        person.seesOutcome("Awaiting approval");
        person.sees("+3 inserted");
    }

    @Test
    void an_unknown_request_says_so_and_what_to_do(Person person) {
        person.opens("/requests/never-asked");
        person.sees("Next:");
    }
}
