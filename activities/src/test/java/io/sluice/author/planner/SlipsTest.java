package io.sluice.author.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is spelt wrong is followed, and the draft says so; before rows are changed or deleted a person confirms it. */
class SlipsTest {

    private final World world = new World()
            .file("parcels.csv", "parcel:int64", "sender:text", "weight:decimal", "posted:date")
            .table("public.letters", "letter:int64!", "writer:text", "postage:decimal", "sealed_on:date");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            and drop rows with empty wieght           | wieght | weight
            , only rows where wieght is above 3       | wieght | weight
            , keep only parcel, sendr                 | sendr  | sender
            without the column sendr                  | sendr  | sender
            and drop duplicates by sendr              | sendr  | sender
            ; trim sendr                              | sendr  | sender
            ; rename sendr to giver                   | sendr  | sender
            ; split sendr at the space into one, two  | sendr  | sender
            and set missing wieght to 0               | wieght | weight
            ; read wieght as text                     | wieght | weight
            and update existing rows by parcle        | parcle | parcel
            """)
    void is_told_of_every_clause_of_a_load(String clause, String said, String meant) {
        assertThat(world.pipeline("Import parcels.csv into boxes " + clause).assumptions())
                .contains("“" + said + "” is taken for the column " + meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many letters have a postaeg over 3?              | postaeg | column postage
            What is the total postaeg of letters?                | postaeg | column postage
            What is the total postage of letters by writr?       | writr   | column writer
            List the writer of letters ordered by postaeg        | postaeg | column postage
            Export writr of letters to out.csv                   | writr   | column writer
            How many lettesr are there?                          | lettesr | table letters
            """)
    void is_told_of_every_part_of_a_question(String sentence, String said, String meant) {
        assertThat(world.pipeline(sentence).assumptions()).contains("“" + said + "” is taken for the " + meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delete the rows of letters where postaeg is above 3",
                "Set postage to 0 in letters where postaeg is above 3",
                "Set postaeg to 0 in letters where letter is 3"
            })
    void is_confirmed_before_rows_are_changed(String sentence) {
        assertThat(world.question(sentence).text()).isEqualTo("There is no column “postaeg”. Is postage meant?");
        assertThat(world.pipeline(sentence, "yes").assumptions()).contains("“postaeg” is taken for the column postage");
    }

    @Test
    void each_one_is_confirmed() {
        var sentence = "Delete the rows of lettesr where postaeg is above 3";
        assertThat(world.question(sentence).options()).containsExactly("yes, letters");
        assertThat(world.question(sentence, "yes").options()).containsExactly("yes, postage");
        assertThat(world.pipeline(sentence, "yes", "yes").steps()).hasSize(1);
    }

    @Test
    void what_is_spelt_as_it_is_or_in_another_form_of_it_is_not_told() {
        assertThat(world.pipeline("Import parcels.csv into boxes and drop rows with empty weights")
                        .assumptions())
                .noneMatch(told -> told.contains("is taken for"));
        assertThat(world.pipeline("Delete the rows of letters where postages is above 3 and sealed is before 2025")
                        .steps())
                .hasSize(1);
    }
}
