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

/** Questions over several tables, in several phrasings: guarded, run on both engines, compared with the rows that are right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {

    private static final List<String> LIBRARY = List.of(
            "create table writers (writer_id integer primary key, name varchar(40), country varchar(40), age integer)",
            "create table books (book_id integer primary key, title varchar(80), writer_id integer, pages integer, year integer, foreign key (writer_id) references writers (writer_id))",
            "create table readers (reader_id integer primary key, first_name varchar(40), last_name varchar(40), city varchar(40), gender varchar(1))",
            "create table loans (book_id integer, reader_id integer, days integer)", // its keys are not declared
            "insert into writers values (1, 'Ada Quill', 'France', 61), (2, 'Ben Inker', 'Germany', 34), (3, 'Cy Penn', 'France', 47), (4, 'Di Nib', 'Japan', 29)",
            "insert into books values (10, 'Rivers', 1, 320, 1999), (11, 'Winds', 1, 180, 2014), (12, 'Stones', 2, 90, 2014), (13, 'Sparks', 3, 410, 2015)",
            "insert into readers values (7, 'Eve', 'Marsh', 'Lyon', 'F'), (8, 'Fay', 'Field', 'Bonn', 'F'), (9, 'Gus', 'Hill', 'Lyon', 'M')",
            "insert into loans values (10, 7, 14), (11, 7, 21), (12, 8, 7)");

    private QuestionWorld world;

    @BeforeAll
    void plant() {
        world = new QuestionWorld(LIBRARY);
    }

    @AfterAll
    void close() {
        world.close();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                // values, without the name of their column
                Arguments.of("What are the names of writers from France?", "Ada Quill; Cy Penn"),
                Arguments.of("Show the names of all French writers", "Ada Quill; Cy Penn"),
                Arguments.of("How many writers are from Germany or Japan?", "2"),
                Arguments.of("What is the average age of writers in France?", "54"),
                Arguments.of("Find the first name of female readers from Lyon", "Eve"),
                // degrees
                Arguments.of("What is the name of the youngest writer?", "Di Nib"),
                Arguments.of("Which writers are older than 40?", "Ada Quill; Cy Penn"),
                Arguments.of("List the names of writers older than average.", "Ada Quill; Cy Penn"),
                Arguments.of(
                        "Show the name and country of writers ordered by age from the oldest to the youngest",
                        "Ada Quill France; Cy Penn France; Ben Inker Germany; Di Nib Japan"),
                // over keys
                Arguments.of("What are the titles of books by writers from France?", "Rivers; Sparks; Winds"),
                Arguments.of("Find the title of the books written by the oldest writer", "Rivers; Winds"),
                Arguments.of("How many books are written by writers older than 40?", "3"),
                Arguments.of("What are the titles of the books published in 2014?", "Stones; Winds"),
                Arguments.of("Show the title of books with more than 300 pages", "Rivers; Sparks"),
                Arguments.of(
                        "List the names of writers who have a book with more than 300 pages", "Ada Quill; Cy Penn"),
                Arguments.of("What are the last names of readers who have books by writers from Germany?", "Field"),
                // none of them
                Arguments.of("Find the names of writers without any books", "Di Nib"),
                Arguments.of("Which writers do not have any books?", "Di Nib"),
                Arguments.of("What are the first names of readers who do not have a book?", "Gus"),
                // counted
                Arguments.of("How many books does each writer have?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of("For each writer, how many books are there?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of("What is the number of books for each writer?", "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of(
                        "Show all countries and the number of writers in each country", "France 2; Germany 1; Japan 1"),
                Arguments.of(
                        "Show the name and country for all writers and the number of books for each writer",
                        "Ada Quill France 2; Ben Inker Germany 1; Cy Penn France 1"),
                Arguments.of("What are the names of writers with more than one book?", "Ada Quill"),
                Arguments.of("What is the name of the writer with the most books?", "Ada Quill"),
                Arguments.of("Find the average pages of books for each year", "1999 320; 2014 135; 2015 410"),
                Arguments.of("Show the title of the book with the highest pages", "Sparks"),
                Arguments.of("How many different countries are there?", "3"),
                // counted for each, with more beside it
                Arguments.of(
                        "How many books does each writer have? List the writer name, id and the number.",
                        "Ada Quill 1 2; Ben Inker 2 1; Cy Penn 3 1"),
                Arguments.of(
                        "How many books are written by each writer? List the count and the writer name.",
                        "1 Ben Inker; 1 Cy Penn; 2 Ada Quill"),
                Arguments.of(
                        "What is the name of each writer and how many books are there in each one?",
                        "Ada Quill 2; Ben Inker 1; Cy Penn 1"),
                Arguments.of(
                        "For each writer, list its id, name, and how many books it has?",
                        "1 Ada Quill 2; 2 Ben Inker 1; 3 Cy Penn 1"),
                // values by how often they occur
                Arguments.of("What is the most common country of writers?", "France"),
                Arguments.of("Which country has the most writers?", "France"),
                Arguments.of("Which year has the most books?", "2014"),
                Arguments.of("Show the countries shared by at least two writers", "France"),
                Arguments.of("Find the cities that have more than one reader", "Lyon"),
                // of two, both or one
                Arguments.of("Find the names of writers who have books in both 1999 and 2014", "Ada Quill"),
                Arguments.of(
                        "What are the names of writers that are either from Japan or older than 60?",
                        "Ada Quill; Di Nib"),
                Arguments.of("Which writers do not come from France?", "Ben Inker; Di Nib"),
                // a verb between two nouns
                Arguments.of("Which writer wrote the most books?", "Ada Quill"),
                Arguments.of("Which writers published at least 2 books?", "Ada Quill"),
                Arguments.of("How many books did Ada Quill write?", "2"),
                Arguments.of("What are the names of writers who never published any book?", "Di Nib"),
                Arguments.of("Sort writer names by age in descending order", "Ada Quill; Cy Penn; Ben Inker; Di Nib"),
                // of degree
                Arguments.of("How old is the youngest writer?", "29"),
                Arguments.of("In 2014, how many books were published?", "2"),
                Arguments.of("What is the nation of the youngest author?", "Japan"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answers_alike_on_both_engines(String sentence, String expected) {
        world.answers(sentence, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the name of the thing?",
                "How many purple books are there?",
                "What are the names of writers who frobnicate books?",
                "What is the correlation of age and pages?",
                "Which readers have the same city as Gus?",
                "How tall is the oldest writer?"
            })
    void does_not_answer_what_it_cannot_account_for(String sentence) {
        world.doesNotAnswer(sentence);
    }
}
