package io.sluice.author.question;

import io.sluice.fixture.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions whose words could as well be said of something else: they are read as people mean them, or asked about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {

    private final QuestionWorld world = new QuestionWorld(
            List.of(
                    "create table halls (id integer primary key, name varchar(20), height integer, seats integer)",
                    "insert into halls values (1, 'Low', 5, 900), (2, 'Tall', 20, 400), (3, 'Tower', 900, 100), (4, 'Shed', 20, 100)",
                    "create table events (id integer primary key, name varchar(20), amount integer, held_on date)",
                    "insert into events values (1, 'Fair', 20, '2025-05-01'), (2, 'Ball', 3000, '2025-06-01'), (3, 'Gala', 20, '2026-02-01')",
                    "create table people (id integer primary key, name varchar(20), age integer, points integer, state varchar(20))",
                    "insert into people values (1, 'Ada', 30, 0, 'unknown'), (2, 'Bob', null, null, null), (3, 'Cy', 40, 3, 'on')"));

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names of halls with a height above 10 and at least 300 seats | Tall
            names of halls with a height above 10 and at most 300 seats  | Shed; Tower
            names of halls with a height above 10 and below 100 meters   | Shed; Tall
            names of events with an amount over 10 and before 2026       | Ball; Fair
            names of events with an amount over 10 and since 2026        | Gala
            """)
    void the_second_bound_is_of_what_it_names(String question, String answer) {
        world.answers(question, answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names of people with zero points          | Ada
            names of people with no age               | Bob
            names of people whose state is unknown    | Ada
            names of people whose state is missing    | Bob
            """)
    void nothing_is_there_where_no_value_is_said(String question, String answer) {
        world.answers(question, answer);
    }

    @Test
    void except_for_a_column_is_no_condition() {
        world.doesNotAnswer("Show all columns of people except for age");
    }

    /** PostgreSQL trims texts only, and an enum is read as a text. */
    @Test
    void a_text_that_is_blank_and_an_enum_that_is_null_are_missing() {
        try (var tickets = new QuestionWorld(
                List.of(TestDatabase.postgres()),
                List.of(
                        "create type grade as enum ('low', 'high')",
                        "create table tickets (id integer primary key, title varchar(20), severity grade, owner varchar(20))",
                        "insert into tickets values (1, 'Leak', 'low', ' '), (2, 'Smoke', null, 'Ada'), (3, 'Noise', 'high', null)"))) {
            tickets.answers("titles of tickets with no severity", "Smoke");
            tickets.answers("titles of tickets with no owner", "Leak; Noise");
            tickets.answers("How many tickets are there where severity is empty?", "1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names of halls with a height below 5 and above 10",
                "names of halls with a height above 10 and at least 30",
                "names of halls with a height above 10 and with a height below 10",
                "names of halls with a height of 5 and with a height of 20"
            })
    void bounds_that_exclude_each_other_are_asked_about(String question) {
        world.doesNotAnswer(question);
    }
}
