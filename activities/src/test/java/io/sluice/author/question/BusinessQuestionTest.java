package io.sluice.author.question;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions as reports ask them, of tables as business software names them: a prefix on every table, shortenings on every column, keys that
 * are not declared. What PostgreSQL folds to small letters has to be set apart by its words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusinessQuestionTest {

    private static final List<String> GARAGE = List.of(
            "create table mgClient (mgClntId varchar(8) primary key, mgClntName varchar(40), mgClntTown varchar(30), mgClntJoinDate date)",
            "create table mgPart (mgPartId varchar(8) primary key, mgPartLabel varchar(40), mgPartKind varchar(20))",
            "create table mgOrder (mgOrdId varchar(8) primary key, mgOrdClntId varchar(8), mgOrdPartId varchar(8), mgOrdDate date, mgOrdAmount decimal(10,2), mgOrdState varchar(12))",
            "insert into mgClient values ('c1', 'Ada Bolt', 'Ghent', '2025-02-01'), ('c2', 'Ben Cog', 'Ghent', '2026-10-30'), ('c3', 'Cy Rim', 'Liege', '2026-11-02'), ('c4', 'Di Hub', 'Mons', '2026-11-19')",
            "insert into mgPart values ('p1', 'brake pad', 'brakes'), ('p2', 'brake disc', 'brakes'), ('p3', 'spark plug', 'engine'), ('p4', 'mirror', 'body')",
            "insert into mgOrder values ('o1', 'c1', 'p1', '2026-11-15', 40.00, 'paid'), ('o2', 'c1', 'p3', '2026-10-05', 15.50, 'paid'), ('o3', 'c2', 'p2', '2026-11-18', 80.00, 'open'), ('o4', 'c2', 'p1', '2026-04-02', 42.00, 'paid'), ('o5', 'c2', 'p3', '2025-12-31', 16.00, 'void'), ('o6', 'c3', 'p1', '2026-11-19', 41.00, 'open')");

    private QuestionWorld world;

    @BeforeAll
    void plant() {
        world = new QuestionWorld(GARAGE);
    }

    @AfterAll
    void close() {
        world.close();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                // the first so many by a figure
                Arguments.of(
                        "What are the top 2 clients by number of orders? Return the client name and number of orders.",
                        "Ben Cog 3; Ada Bolt 2"),
                Arguments.of(
                        "Who are the top 2 clients by total order amount? Return their name and total amount.",
                        "Ben Cog 138; Ada Bolt 55.5"),
                Arguments.of(
                        "What are the top 2 part labels by total order amount? Return the part label, number of orders and total order amount.",
                        "brake pad 3 123; brake disc 1 80"),
                Arguments.of("Top 1 towns by number of clients", "Ghent 2"),
                Arguments.of(
                        "What are the top 3 order states by number of orders? Return the state and number of orders.",
                        "paid 3; open 2; void 1"),
                // figures by columns
                Arguments.of("How many orders have been placed by client name?", "Ada Bolt 2; Ben Cog 3; Cy Rim 1"),
                Arguments.of("What is the total order amount by part kind?", "brakes 203; engine 31.5"),
                Arguments.of("What is the average order amount per town?", "Ghent 38.7; Liege 41"),
                Arguments.of(
                        "What is the number of orders by town and part kind?",
                        "Ghent brakes 3; Ghent engine 2; Liege brakes 1"),
                // lists by columns
                Arguments.of(
                        "Return all the parts by part label and kind",
                        "brake disc brakes; brake pad brakes; mirror body; spark plug engine"),
                Arguments.of(
                        "Return all the clients we have by client name, town and join date",
                        "Ada Bolt Ghent 2025-02-01; Ben Cog Ghent 2026-10-30; Cy Rim Liege 2026-11-02; Di Hub Mons 2026-11-19"),
                Arguments.of(
                        "What is the total number of orders for each client, ordered by the number of orders in descending order?",
                        "Ben Cog 3; Ada Bolt 2; Cy Rim 1"),
                Arguments.of(
                        "What is the total order amount received by each client?",
                        "Ada Bolt 55.5; Ben Cog 138; Cy Rim 41"),
                Arguments.of("What are the top 2 orders with the highest amount?", "o3 80; o4 42"),
                Arguments.of(
                        "What are the names of all clients ordered alphabetically?",
                        "Ada Bolt; Ben Cog; Cy Rim; Di Hub"),
                // ratios and shares
                Arguments.of("What is the ratio of orders to clients?", "1.5"),
                Arguments.of("What is the percentage of orders in the past 30 days?", "50"),
                // none of them
                Arguments.of("Return the part ID and label of parts that do not have any orders.", "p4 mirror"),
                Arguments.of("Return the client ID and name of clients who have not made any orders.", "c4 Di Hub"),
                Arguments.of("Return the distinct list of client IDs who have made a 'paid' order.", "c1; c2"),
                // time
                Arguments.of("How many orders were placed in the past 7 days?", "3"),
                Arguments.of("number of orders in the last 30 days", "3"),
                Arguments.of("How many orders were placed in Q4 2025?", "1"),
                Arguments.of("How many orders were placed this year?", "5"),
                Arguments.of("How many orders were placed last month?", "1"),
                Arguments.of("How many orders are there on or after Nov 15, 2026?", "3"),
                Arguments.of("How many orders are there between Oct 1, 2026 and Nov 15, 2026?", "2"),
                Arguments.of("number of orders by clients who joined in the past 30 days", "4"),
                Arguments.of("What are the names of clients who joined in November 2026?", "Cy Rim; Di Hub"),
                Arguments.of("How many clients joined in 2026?", "3"),
                // patterns
                Arguments.of("What are the names of clients whose name starts with A?", "Ada Bolt"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answers_alike_on_both_engines(String sentence, String expected) {
        world.answers(sentence, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many orders were cancelled?",
                "What is the loyalty of each client?",
                "How many clients have more than 20 orders over the weekend?",
                "What is the MRR by town?"
            })
    void does_not_answer_what_it_cannot_account_for(String sentence) {
        world.doesNotAnswer(sentence);
    }
}
