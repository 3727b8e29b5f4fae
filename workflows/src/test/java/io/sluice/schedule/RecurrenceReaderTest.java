package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceReaderTest {

    private static final String REQUEST = "Import sales.csv into orders";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every minute|* * * * *",
                "every hour|0 * * * *",
                "hourly|0 * * * *",
                "every 15 minutes|*/15 * * * *",
                "every five minutes|*/5 * * * *",
                "every 6 hours|0 */6 * * *",
                "every other hour|0 */2 * * *",
                "every day|0 0 * * *",
                "daily|0 0 * * *",
                "daily at 06:30|30 6 * * *",
                "each day at 6.30 pm|30 18 * * *",
                "once a day at noon|0 12 * * *",
                "every day at 7 and 19|0 7,19 * * *",
                "at 7 every weekday|0 7 * * 1-5",
                "every weekday at 7|0 7 * * 1-5",
                "on weekdays at 7pm|0 19 * * 1-5",
                "every working day at 8|0 8 * * 1-5",
                "every Monday at 9am|0 9 * * 1",
                "every Monday and Thursday at 22:15|15 22 * * 1,4",
                "on Sundays|0 0 * * 0",
                "weekly on Friday at 5 pm|0 17 * * 5",
                "every week|0 0 * * 1",
                "every weekend at 10|0 10 * * 0,6",
                "every morning|0 7 * * *",
                "every morning at 6|0 6 * * *",
                "every evening at 7|0 19 * * *",
                "every night at 11|0 23 * * *",
                "nightly|0 2 * * *",
                "nightly at 3|0 3 * * *",
                "every night at 12|0 0 * * *",
                "monthly|0 0 1 * *",
                "on the first of each month|0 0 1 * *",
                "on the 15th of every month at 4|0 4 15 * *",
                "every month on the 3rd|0 0 3 * *",
                "every quarter|0 0 1 1,4,7,10 *",
                "every 3 months|0 0 1 */3 *",
                "yearly|0 0 1 1 *"
            })
    void words_that_say_how_often_make_a_rule(String words, String cron) {
        for (var sentence :
                List.of(words + " import sales.csv into orders", REQUEST + " " + words + ".", REQUEST + ", " + words)) {
            assertThat(RecurrenceReader.read(sentence))
                    .as(sentence)
                    .isInstanceOfSatisfying(Recurrence.Found.class, found -> {
                        assertThat(found.timing().cron()).containsExactly(cron);
                        assertThat(found.rest()).isEqualTo(REQUEST);
                    });
        }
    }

    @Test
    void a_rule_may_stand_within_the_sentence() {
        assertThat(RecurrenceReader.read("Load the open issues every morning into warehouse.issues"))
                .isInstanceOfSatisfying(Recurrence.Found.class, found -> assertThat(found.rest())
                        .isEqualTo("Load the open issues into warehouse.issues"));
    }

    @Test
    void what_says_where_rows_go_is_no_question() {
        assertThat(RecurrenceReader.read("Get the orders from shop into archive every day"))
                .isInstanceOf(Recurrence.Found.class);
        assertThat(RecurrenceReader.read("Load the totals by customer into the report table every day"))
                .isInstanceOf(Recurrence.Found.class);
    }

    @Test
    void a_rule_may_follow_the_word_table() {
        assertThat(RecurrenceReader.read("Import sales.csv into the orders table nightly"))
                .isInstanceOfSatisfying(Recurrence.Found.class, found -> assertThat(found.rest())
                        .isEqualTo("Import sales.csv into the orders table"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Weekly", "Weekly:", "Weekly,", "Please weekly", "Weekly on Friday", "Weekly at 7"})
    void an_adverb_before_what_is_done_is_a_rule(String words) {
        assertThat(RecurrenceReader.read(words + " " + REQUEST)).isInstanceOf(Recurrence.Found.class);
    }

    @Test
    void an_interval_that_divides_no_hour_is_kept_as_one() {
        assertThat(RecurrenceReader.read(REQUEST + " every 90 minutes"))
                .isInstanceOfSatisfying(
                        Recurrence.Found.class,
                        found -> assertThat(found.timing().every()).isEqualTo(Duration.ofMinutes(90)));
    }

    @Test
    void people_are_told_how_their_words_were_read() {
        assertThat(RecurrenceReader.read(REQUEST + " every Monday and Friday at 9"))
                .isInstanceOfSatisfying(
                        Recurrence.Found.class,
                        found -> assertThat(found.timing().words()).isEqualTo("every Monday and Friday at 09:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every second",
                "every 20 seconds",
                "every 0 minutes",
                "every few hours",
                "every other day",
                "every 2 weeks",
                "every third Monday",
                "twice a day",
                "regularly",
                "every day at 25:00",
                "every hour at 7",
                "on the last day of each month",
                "every day at 7:15 and 8:30",
                "every day except on Sundays",
                "every day at 7, but not on Sundays",
                "every 15 minutes on weekdays",
                "every hour on Sundays",
                "every 2 weeks on Monday",
                "fortnightly on Friday",
                "monthly on Monday",
                "quarterly on the 15th",
                "every 3 months on the 5th",
                "yearly on the 1st",
                "every morning on Mondays"
            })
    void words_that_make_no_rule_are_asked_about(String words) {
        assertThat(RecurrenceReader.read(REQUEST + " " + words)).isInstanceOf(Recurrence.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import sales.csv into orders",
                "Import sales.csv into daily",
                "Import sales.csv into the table daily",
                "Sum the amounts of sales.csv for every day into totals",
                "What did we sell each month",
                "How many orders came in every day",
                "List the orders of Ann each month",
                "Compute the total sales each day and load them into report",
                "Count the orders every day into report",
                "Copy the customers of every week into archive",
                "Load visits.csv into visits_daily",
                "Weekly sales per region from sales.csv into weekly_sales",
                "Daily totals of visits.csv into visits_daily",
                "Please monthly revenue by customer into revenue",
                "Import sales.csv into orders and drop rows whose note is \"every day\""
            })
    void what_groups_or_names_or_asks_is_no_recurrence(String sentence) {
        assertThat(RecurrenceReader.read(sentence)).isEqualTo(new Recurrence.None());
    }
}
