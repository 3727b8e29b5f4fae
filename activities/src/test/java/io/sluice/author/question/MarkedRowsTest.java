package io.sluice.author.question;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that only mark the rows of another one as one sort of them; no key is declared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkedRowsTest {

    private static final List<String> FLEET = List.of(
            "create table vessel (vessel_identifier integer, port_vessel_number varchar(10), vessel_launch_date timestamp, vessel_retire_date timestamp null)",
            "create table vessel_cost (vessel_cost_identifier bigint, vessel_identifier integer, vessel_cost decimal(10,2))",
            "create table fuel (vessel_cost_identifier bigint)",
            "create table harbour_fee (vessel_cost_identifier bigint)",
            "insert into vessel values (1, 'V-1', '2010-05-01 00:00:00', '2019-07-01 00:00:00'), (2, 'V-2', '2012-06-01 00:00:00', null)",
            "insert into vessel_cost values (1, 1, 100), (2, 1, 30), (3, 2, 70), (4, 2, 20), (5, 2, 25)",
            "insert into fuel values (1), (3), (5)",
            "insert into harbour_fee values (2), (4)");

    private QuestionWorld world;

    @BeforeAll
    void plant() {
        world = new QuestionWorld(FLEET);
    }

    @AfterAll
    void close() {
        world.close();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("What are the harbour fee costs of all vessels by vessel number?", "V-1 30; V-2 20"),
                Arguments.of("What is the fuel cost of all vessels by vessel number?", "V-1 100; V-2 25; V-2 70"),
                Arguments.of("What is the total fuel cost by vessel number?", "V-1 100; V-2 95"),
                Arguments.of("Return all the vessels by vessel number that were retired in 2019", "V-1"),
                Arguments.of(
                        "Return all the vessels by vessel number, launch date",
                        "V-1 2010-05-01 00:00:00; V-2 2012-06-01 00:00:00"),
                Arguments.of("How many vessels do we have?", "2"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answers_alike_on_both_engines(String sentence, String expected) {
        world.answers(sentence, expected);
    }
}
