package io.sluice.browser;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InChromium.class)
class UndoOnThePageTest {

    @Test
    void an_undo_is_looked_at_rejected_planned_again_and_approved(Person person) {
        committed(person, "kegs.csv", "keg,litres\n1,30\n2,50\n");
        person.presses("Look at the undo first");
        person.seesOutcome("Awaiting approval");
        person.sees("−2 deleted");
        person.findsItAccessible();

        person.presses("Reject");
        person.page().getByLabel("Why not? (optional)").fill("still needed");
        person.presses("Reject the undo");
        person.seesOutcome("Rejected");
        person.sees("still needed");

        person.presses("Plan the undo again");
        person.seesOutcome("Awaiting approval");
        person.looksOnAPhone();
        person.findsItAccessible();
        person.presses("Approve and undo");
        person.seesOutcome("Undone");
    }

    @Test
    void a_commit_whose_undo_waits_leads_to_it(Person person) {
        committed(person, "vats.csv", "vat,litres\n1,300\n");
        person.presses("Look at the undo first");
        person.seesOutcome("Awaiting approval");
        person.follows(Pattern.compile("^request "));
        person.seesOutcome("Committed");
        person.follows(Pattern.compile("^look at it"));
        person.seesOutcome("Awaiting approval");
    }

    @Test
    void an_undo_that_would_take_rows_of_others_says_so_and_offers_the_rest(Person person) {
        committed(person, "jugs.csv", "jug,litres\n1,3\n");
        var first = person.page().url();
        person.has("more.csv", "jug,litres\n2,4\n");
        person.asksFor("Append more.csv to the jugs table");
        person.seesOutcome("Awaiting approval");
        person.presses("Approve and commit");
        person.seesOutcome("Committed");

        person.page().navigate(first);
        person.presses("Look at the undo first");
        person.seesOutcome("Refused");
        person.sees("undo_conflicts");
        person.sees("Undo first");
        person.findsItAccessible();
        person.presses("Plan the undo of the other rows");
        person.seesOutcome("Awaiting approval");
        person.sees("Stays as it is");
    }

    private static void committed(Person person, String file, String content) {
        person.has(file, content);
        person.asksFor("Import " + file + " into the " + file.replace(".csv", "") + " table");
        person.seesOutcome("Awaiting approval");
        person.presses("Approve and commit");
        person.seesOutcome("Committed");
    }
}
