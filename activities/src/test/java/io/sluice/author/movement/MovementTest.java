package io.sluice.author.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author.Drafted;
import io.sluice.author.Author.Unclear;
import io.sluice.author.Database;
import io.sluice.author.Sources;
import io.sluice.author.Task;
import io.sluice.author.Values;
import io.sluice.author.planner.Planner;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.StreamMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection.Kind;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences that name their sources. The words of the question are another's; here it is where rows come from and where they go. */
class MovementTest {

    private final List<TableMetadata> tables = new ArrayList<>();
    private final List<FileMetadata> files = new ArrayList<>();
    private final List<Database> databases =
            new ArrayList<>(List.of(new Database("warehouse", Kind.POSTGRES, "public")));
    private final Map<Source, Sources.Sample> samples = new java.util.HashMap<>();
    private final List<StreamMetadata> streams = new ArrayList<>();

    MovementTest() {
        database("crm", Kind.POSTGRES, "public");
        database("shop", Kind.MYSQL, "shop");
        table("crm", "public", "authors", "id:int64 name:text", "1,Ann", "2,Bo", "3,Cy");
        table("shop", "shop", "books", "id:int64 author_id:int64 title:text", "10,1,A", "11,1,B", "12,2,C");
        file("genres.csv", "Book ID:int64 Genre:text", "10,crime", "11,crime", "12,verse");
        stream("bookings", "reviews", "id:int64 book_id:int64 stars:int64", "1,10,5", "2,10,3");
    }

    @Test
    void the_load_of_an_answer_is_held_to_its_groups_its_number_and_what_is_left_out() {
        assertThat(ofLoad("Put the number of shop.books by author_id into report"))
                .containsExactly(
                        "no two rows of report have the same author_id",
                        "rows loaded into report = rows of the answer − rejected");
        assertThat(
                        ofLoad(
                                "Join crm.authors and shop.books by authors.id = books.author_id into shelf where title is not empty"))
                .containsExactly(
                        "no row of shelf has an empty title", "rows loaded into shelf = rows of the answer − rejected");
        assertThat(
                        ofLoad(
                                "Join crm.authors and shop.books by authors.id = books.author_id into shelf and replace its content"))
                .isEmpty();
    }

    @Test
    void an_answer_that_is_matched_by_a_key_may_hold_it_twice() {
        assertThat(ofLoad("Put the number of shop.books by author_id and title into report, upsert by author_id"))
                .containsExactly("no two rows of report have the same author_id, title");
        assertThat(ofLoad("Copy shop.books into shelf, upsert by author_id")).isEmpty();
    }

    /** But for what is claimed of reading the sources. */
    private List<String> ofLoad(String sentence) {
        var pipeline = drafted(sentence);
        return pipeline.claims().stream()
                .filter(claim -> claim.step() == pipeline.steps().size())
                .map(Claim::text)
                .toList();
    }

    @Test
    void a_name_that_is_spelt_wrong_is_told_where_sources_are_joined_and_where_they_are_asked() {
        assertThat(drafted(
                                "Join crm.authors and shop.books by authors.id = books.author_id into shelf where titel is A")
                        .assumptions())
                .contains("“titel” is taken for the column title");
        assertThat(drafted("Extract authors from crm and books from shop and load into report the answer to: "
                                + "What is the titel of each book?")
                        .assumptions())
                .contains("“titel” is taken for the column title");
    }

    @Test
    void each_source_is_read_where_the_sentence_says_and_joined_in_the_target() {
        var pipeline =
                drafted("Build a pipeline that extracts authors from the PostgreSQL source database; books from the "
                        + "MySQL source database, and loads into the target table \"report\" the answer to: "
                        + "How many books does each author have? Replace the table on every run.");
        assertThat(pipeline.steps())
                .filteredOn(Step.Extract.class::isInstance)
                .extracting(step -> ((Step.Extract) step).source())
                .containsExactly(new Source.Stream("crm", "public.authors"), new Source.Stream("shop", "shop.books"));
        var query = (Step.Sql) pipeline.steps().get(2);
        assertThat(query.connection()).isEqualTo("warehouse");
        assertThat(query.text())
                .contains("\"authors\"", "\"books\"", "\"author_id\"")
                .doesNotContain("sluice_outputs");
        var load = (Step.Load) pipeline.steps().get(3);
        assertThat(load.mode()).isEqualTo(WriteMode.REPLACE);
        assertThat(load.destination())
                .isEqualTo(new Destination.Table(new TableName("warehouse", "public", "report"), true));
        assertThat(pipeline.assumptions()).anyMatch(text -> text.contains("books.author_id and authors.id"));
        assertThat(pipeline.claims()).extracting(Claim::step).containsExactly(1, 2);
    }

    @Test
    void a_file_and_a_stream_of_an_api_are_sources_like_a_table() {
        var pipeline = drafted(
                "Create a pipeline that reads genres from the CSV file genres.csv; reviews from the paginated REST "
                        + "API /api/reviews and loads into report the answer to: How many genres are there? Replace it every run");
        assertThat(sources(pipeline))
                .containsExactly(
                        new Source.File("genres.csv", FileFormat.csv()), new Source.Stream("bookings", "reviews"));
    }

    @Test
    void a_connection_may_be_named_and_several_tables_share_one() {
        assertThat(sources(drafted("Extract authors from crm, and books from shop and load into report the answer to: "
                        + "How many books are there?")))
                .containsExactly(new Source.Stream("crm", "public.authors"), new Source.Stream("shop", "shop.books"));
        assertThat(sources(drafted("Extract shop.books and crm's authors and load into report the answer to: "
                        + "How many authors are there?")))
                .containsExactly(new Source.Stream("shop", "shop.books"), new Source.Stream("crm", "public.authors"));
    }

    @Test
    void a_question_that_names_places_is_answered_from_all_of_them_and_loads_nothing() {
        var pipeline = drafted("How many books from shop does each of the authors from crm have?");
        assertThat(pipeline.readOnly()).isTrue();
        assertThat(sources(pipeline))
                .containsExactly(new Source.Stream("shop", "shop.books"), new Source.Stream("crm", "public.authors"));
        assertThat(pipeline.steps().getLast()).isInstanceOfSatisfying(Step.Sql.class, query -> {
            assertThat(query.dependsOn()).containsExactly(1, 2);
            assertThat(query.text()).contains("JOIN", "COUNT(");
        });
        file("sales.csv", "id:int64 author_id:int64 amount:int64", "1,1,5", "2,1,7", "3,2,9");
        for (var question : List.of(
                "total of sales.csv by author name in crm.authors",
                "What is the total of sales.csv by author name of crm.authors?",
                "average of sales.csv by name in crm's authors")) {
            var asked = drafted(question);
            assertThat(asked.readOnly()).isTrue();
            assertThat(((Step.Sql) asked.steps().getLast()).text().toLowerCase())
                    .as(question)
                    .contains(question.startsWith("average") ? "avg(" : "sum(", "\"amount\"", "group by", "\"name\"");
        }
    }

    @Test
    void a_few_lost_values_do_not_part_columns_of_one_name() {
        var most = IntStream.range(0, 40).mapToObj(n -> n + ",p" + n + ",red").toArray(String[]::new);
        file("papers.csv", "id:int64 paper:text color:text", most);
        file("prints.csv", "no:int64 paper:text year:int64", prints(38, "lost"));
        file("rolls.csv", "no:int64 paper:text year:int64", prints(9, "lost"));
        var question = " from the CSV file %s; papers from the CSV file papers.csv, and loads into the target table "
                + "\"report\" the answer to: What are the colors of papers with more than one %s?";
        assertThat(drafted("Build a pipeline that extracts prints" + question.formatted("prints.csv", "print"))
                        .assumptions())
                .anyMatch(text -> text.contains("prints.paper and papers.paper"));
        assertThat(asked("Build a pipeline that extracts rolls" + question.formatted("rolls.csv", "roll")))
                .contains("do not understand");
    }

    @Test
    void a_number_and_a_text_that_is_one_are_joined_as_texts() {
        file("agents.csv", "code:int64 name:text", "1,Ann", "2,Bo", "10,Cy");
        file("deals.jsonl", "deal:int64 agent_code:text", "7,1", "8,10", "9,1");
        var pipeline = drafted(
                "Build a pipeline that extracts agents from the CSV file agents.csv; deals from the file "
                        + "deals.jsonl, and loads into the target table \"report\" the answer to: How many deals does each agent have?");
        assertThat(((Step.Sql) pipeline.steps().get(2)).text()).contains("CAST(", "\"agent_code\"");
        assertThat(pipeline.assumptions()).anyMatch(text -> text.contains("the number compared as a text"));
    }

    @Test
    void a_number_that_is_written_with_zeros_before_it_is_another_key() {
        file("agents.csv", "agent_code:int64 agent:text", "1,Ann", "2,Bo");
        file("deals.jsonl", "deal:int64 agent_code:text", "7,001", "8,002");
        assertThat(
                        asked(
                                "Build a pipeline that extracts agents from the CSV file agents.csv; deals from the file "
                                        + "deals.jsonl, and loads into the target table \"report\" the answer to: What are the agents with more than one deal?"))
                .isNotEmpty();
    }

    @Test
    void a_column_that_is_called_after_a_source_and_does_not_lead_there_is_asked_about() {
        file("agent.csv", "id:int64 agent_name:text", "1,Ann", "2,Bo");
        file("deals.jsonl", "deal:int64 agent_id:int64 size:int64", "7,71,3", "8,72,4");
        assertThat(
                        asked(
                                "Build a pipeline that extracts agent from the CSV file agent.csv; deals from the file "
                                        + "deals.jsonl, and loads into the target table \"report\" the answer to: How many deals are there?"))
                .contains("without joining deals.agent_id and agent");
    }

    @Test
    void a_column_that_is_joined_although_not_all_of_it_leads_there_is_asked_about_as_that() {
        file("agents.csv", "id:int64 name:text", "1,Ann", "2,Bo");
        file("deals.jsonl", "deal:int64 agent_id:int64 size:int64", "7,1,3", "8,9,4");
        assertThat(
                        asked(
                                "Build a pipeline that extracts agents from the CSV file agents.csv; deals from the file "
                                        + "deals.jsonl, and loads into the target table \"report\" the answer to: What is the total size of deals for each agent name?"))
                .contains("leave out the rows without a partner");
    }

    private static String[] prints(int found, String lost) {
        return Stream.concat(
                        IntStream.range(0, found).mapToObj(n -> n + ",p" + n + ",2001"),
                        Stream.of("99," + lost + ",2002"))
                .toArray(String[]::new);
    }

    @Test
    void a_table_may_be_called_with_the_word_that_others_begin_with() {
        file("song_writers.csv", "id:int64 name:text", "1,Ann", "2,Bo");
        file("version_list.csv", "id:int64 writer:int64 version:text", "1,1,live", "2,1,short", "3,2,long");
        assertThat(query("Extract song_writers from song_writers.csv and version_list from version_list.csv and load "
                        + "into report the answer to: What is the name of the all the writers who have more than one "
                        + "song version?"))
                .contains("FROM \"song_writers\" t1", "FROM \"version_list\" t2", "> 1");
    }

    @Test
    void things_that_are_no_source_are_counted_by_the_one_key_that_another_source_has_of_each() {
        file("posts.csv", "reader_id:int64 book_id:int64 hours:int64", "7,10,2", "8,10,3", "9,11,4");
        file("loans.csv", "book_id:int64 reader_id:int64", "10,7", "10,8", "11,7");
        var books = "books from the MySQL source database, and loads into the target table \"report\" the answer to: ";
        var posts = "Build a pipeline that extracts posts from the CSV file posts.csv; " + books;
        var loans = "Build a pipeline that extracts loans from the CSV file loans.csv; " + books;
        assertThat(query(posts + "What are the titles of the books that do not have any reader?"))
                .contains("NOT EXISTS (SELECT 1 FROM \"posts\" t2 WHERE t2.\"book_id\" = t1.\"id\")");
        assertThat(query(loans + "What is the number of readers for each book?"))
                .contains("COUNT(*)", "FROM \"loans\" t1");
        assertThat(asked(loans + "How many readers are there?")).contains("do not understand");
    }

    @Test
    void a_source_that_is_moved_as_it_is_needs_no_question() {
        var pipeline =
                drafted("Copy books from the MySQL database into the table all_books. Replace the table on every run.");
        assertThat(pipeline.steps()).hasSize(2);
        assertThat(((Step.Load) pipeline.steps().get(1)).source()).isEqualTo(new Source.Output("books"));
    }

    @Test
    void two_sources_are_joined_by_the_column_that_the_sentence_names() {
        var pipeline = drafted("Join bookings.reviews with genres.csv by book_id into report, replace it every run");
        assertThat(sources(pipeline))
                .containsExactly(
                        new Source.Stream("bookings", "reviews"), new Source.File("genres.csv", FileFormat.csv()));
        assertThat(((Step.Sql) pipeline.steps().get(2)).text())
                .isEqualTo("SELECT a.\"id\", a.\"book_id\", a.\"stars\", b.\"genre\"\n"
                        + "FROM \"reviews\" a\nJOIN \"genres\" b ON a.\"book_id\" = b.\"book_id\"");
        assertThat(((Step.Load) pipeline.steps().get(3)).mode()).isEqualTo(WriteMode.REPLACE);
        assertThat(asked("Join crm's authors with shop's books by email into report"))
                .contains("no column “email”");
    }

    @Test
    void a_column_that_two_sources_have_gets_a_name_that_no_other_column_has() {
        table("shop", "shop", "orders", "id:int64 email:text customer_id:int64 customer_id_2:int64", "1,a@b.c,7,8");
        table("crm", "public", "customer", "id:int64 email:text", "9,a@b.c");
        assertThat(query("Load shop.orders joined with crm.customer on email into report"))
                .startsWith("SELECT a.\"id\", a.\"email\", a.\"customer_id\", a.\"customer_id_2\", "
                        + "b.\"id\" AS \"customer_id_3\"\n");
        assertThat(query("Load crm.customer joined with shop.orders on email into report"))
                .startsWith("SELECT a.\"id\", a.\"email\", b.\"id\" AS \"orders_id\", b.\"customer_id\", ");
    }

    @Test
    void rows_without_duplicates_differ_in_any_column_of_the_source_as_those_of_a_file_do() {
        table("crm", "public", "people", "id:int64 name:text", "1,Ann", "2,Ann");
        assertThat(query("Load name of crm.people without duplicates into names"))
                .isEqualTo("SELECT \"name\"\nFROM (SELECT DISTINCT \"id\", \"name\"\nFROM \"people\") s");
        assertThat(query("Load crm.authors joined with shop.books on authors.id = books.author_id into report, "
                        + "drop duplicates and drop rows with empty title"))
                .startsWith("SELECT \"id\", \"name\", \"books_id\", ")
                .contains("FROM (SELECT DISTINCT a.\"id\", a.\"name\", b.\"id\" AS \"books_id\", ", "WHERE ")
                .endsWith(") s");
    }

    @Test
    void rows_of_a_source_with_a_key_add_up_with_those_that_it_gave_twice() {
        streams.add(new StreamMetadata("bookings", "guests", "/api/guests", List.of(), List.of("id"), null, null));
        samples.put(new Source.Stream("bookings", "guests"), sample(columns("id:int64 name:text"), "1,Ann"));
        assertThat(drafted("Copy guests from bookings.guests into guests").claims())
                .extracting(Claim::text)
                .containsExactly(
                        "rows of guests = rows read of it − rejected − replaced by a later row of the same key");
        assertThat(drafted("Copy reviews from bookings.reviews into reviews").claims())
                .extracting(Claim::text)
                .containsExactly("rows of reviews = rows read of it − rejected");
    }

    @Test
    void a_file_whose_name_is_nothing_but_its_ending_is_asked_about() {
        assertThat(asked("Join data/.csv with crm.authors by id into report")).contains("data/.csv");
    }

    @Test
    void columns_of_an_answer_get_names_of_their_own() {
        assertThat(new AnswerColumns('"').named("SELECT a.\"name\", b.\"name\", COUNT(*), max(b.x) FROM a, b"))
                .isEqualTo(
                        "SELECT a.\"name\", b.\"name\" AS \"name_2\", COUNT(*) AS \"count\", max(b.x) AS \"max_x\" FROM a, b");
    }

    @Test
    void a_table_that_is_not_there_is_asked_and_no_other_place_is_tried() {
        assertThat(asked("Extract books from the PostgreSQL source database and load into report the answer to: "
                        + "How many books are there?"))
                .contains("There is no table “books” in crm");
    }

    @Test
    void a_stream_is_named_by_its_connection_and_a_point() {
        assertThat(sources(drafted("Copy reviews from bookings.reviews into the table all_reviews.")))
                .containsExactly(new Source.Stream("bookings", "reviews"));
    }

    @Test
    void a_connector_that_is_not_connected_yet_asks_for_exactly_what_it_needs() {
        assertThat(asked("Copy issues from github.issues into the table issues."))
                .contains("There is no connection “github” here")
                .contains("Connect it, and this goes on")
                .contains("./sluice connect github --manifest github --set-env token=VAR --set repositories=…");
    }

    @Test
    void two_databases_of_the_kind_are_a_question() {
        database("old_shop", Kind.MYSQL, "old");
        assertThat(asked("Copy books from the MySQL database into t")).contains("Which one is the MySQL database?");
    }

    @Test
    void new_rows_only_are_an_extract_since_a_column_and_change_the_table_by_key() {
        table("shop", "shop", "orders", "id:int64 total:int64 updated_at:timestamp", "1,5,2026-01-01 10:00:00");
        var pipeline = drafted("Copy shop.orders into orders, only new and changed rows since last time");
        assertThat(((Step.Extract) pipeline.steps().getFirst()).since()).isEqualTo("updated_at");
        assertThat(((Step.Load) pipeline.steps().getLast()).mode()).isEqualTo(WriteMode.UPSERT);
        assertThat(((Step.Load) pipeline.steps().getLast()).key()).containsExactly("id");
        assertThat(pipeline.assumptions()).anyMatch(text -> text.contains("deleted there are not seen"));
    }

    @Test
    void a_table_that_is_kept_in_sync_mirrors_its_source_by_the_key_of_the_source() {
        var load = (Step.Load) drafted("Copy books from the MySQL database into library. Keep it in sync.")
                .steps()
                .getLast();
        assertThat(load.mode()).isEqualTo(WriteMode.MIRROR);
        assertThat(load.key()).containsExactly("id");
    }

    @Test
    void a_schedule_reads_on_by_key_and_cursor_and_else_replaces_the_table_that_it_makes() {
        table("shop", "shop", "orders", "id:int64 total:int64 updated_at:timestamp", "1,5,2026-01-01 10:00:00");
        var orders = recurring("Copy shop.orders into orders");
        assertThat(((Step.Extract) orders.steps().getFirst()).since()).isEqualTo("updated_at");
        assertThat(((Step.Load) orders.steps().getLast()).mode()).isEqualTo(WriteMode.UPSERT);
        var books = recurring("Copy books from the MySQL database into library");
        assertThat(((Step.Load) books.steps().getLast()).mode()).isEqualTo(WriteMode.REPLACE);
        var once = (Step.Load) drafted("Copy shop.orders into orders").steps().getLast();
        assertThat(once.mode()).isEqualTo(WriteMode.APPEND);
    }

    private Pipeline recurring(String sentence) {
        var once = task(sentence);
        var task = new Task(
                sentence,
                List.of(),
                once.catalog(),
                databases,
                "warehouse",
                once.now(),
                once.timezone(),
                Values.NONE,
                samples::get,
                true);
        return ((Drafted) new Planner().draft(task)).pipeline();
    }

    private void ordersWithLines() {
        var columns = columns("id:int64 changed:text lines:json tags:json");
        streams.add(new StreamMetadata("bookings", "orders", "/api/orders", List.of(), List.of("id"), "changed", null));
        samples.put(
                new Source.Stream("bookings", "orders"),
                sample(columns, "1,t,[{\"sku\":\"a\"}],[\"red\"]", "2,t,[],[]", "3,t,[{\"sku\":7}],[]"));
    }

    @Test
    void lists_of_objects_in_records_with_a_key_get_a_table_beside_that_of_the_records() {
        ordersWithLines();
        var steps = drafted("Copy orders from bookings.orders into orders").steps();
        assertThat(((Step.Load) steps.get(1)).without()).containsExactly("lines");
        assertThat(((Step.Extract) steps.get(2)).source())
                .isEqualTo(new Source.Lists("orders", "lines", List.of("id"), "orders"));
        var lines = (Step.Load) steps.get(3);
        assertThat(lines.destination())
                .isEqualTo(new Destination.Table(new TableName("warehouse", "public", "orders_lines"), true));
        assertThat(lines.key()).containsExactly("orders_id", "index_in_list");
        assertThat(((Step.Load) recurring("Copy orders from bookings.orders into orders")
                                .steps()
                                .getLast())
                        .mode())
                .isEqualTo(WriteMode.UPSERT);
    }

    @Test
    void lists_stay_in_their_column_where_their_table_is_not_there_or_rows_could_not_be_told_apart() {
        ordersWithLines();
        table("warehouse", "public", "orders", "id:int64 changed:text lines:json", "1,t,[]");
        assertThat(drafted("Copy orders from bookings.orders into orders").steps())
                .hasSize(2);
        assertThat(drafted("Copy orders from bookings.orders into orders").assumptions())
                .contains("the lists in lines stay in a column of orders");
        assertThat(drafted("Copy bookings.orders into fresh, only new rows, append them every run")
                        .steps())
                .hasSize(2);
    }

    @Test
    void lists_without_a_key_and_lists_within_lists_stay_in_a_column_and_the_draft_says_so() {
        stream("bookings", "carts", "number:int64 lines:json", "1,[{\"sku\":\"a\"}]");
        assertThat(drafted("Copy carts from bookings.carts into carts").assumptions())
                .contains("the lists in lines stay in a column of carts");
        streams.add(new StreamMetadata("bookings", "trips", "/api/trips", List.of(), List.of("id"), null, null));
        samples.put(
                new Source.Stream("bookings", "trips"),
                sample(columns("id:int64 legs:json"), "1,[{\"stops\":[{\"at\":\"x\"}]}]"));
        assertThat(drafted("Copy trips from bookings.trips into trips").assumptions())
                .contains("the lists in legs go into trips_legs, by the record's key and their place;"
                        + " lists within them stay in its column stops");
    }

    @Test
    void a_table_is_taken_for_lists_only_where_its_key_is_theirs_and_the_records_come_by_their_own() {
        ordersWithLines();
        table("warehouse", "public", "orders", "id:int64 number:int64 changed:text", "1,1,t");
        table("warehouse", "public", "orders_lines", "orders_id:int64 index_in_list:int64 sku:text", "1,0,a");
        assertThat(drafted("Copy bookings.orders into orders, replace it").steps())
                .hasSize(2);
        keyed("orders_lines", "index_in_list", "orders_id");
        assertThat(drafted("Copy bookings.orders into orders, replace it").steps())
                .hasSize(4);
        assertThat(drafted("Copy bookings.orders into orders, upsert by id").steps())
                .hasSize(4);
        assertThat(((Step.Load) drafted("Copy bookings.orders into orders, mirror it")
                                .steps()
                                .getLast())
                        .mode())
                .as("what is kept out of a mirror is not taken for gone")
                .isEqualTo(WriteMode.UPSERT);
        assertThat(drafted("Copy bookings.orders into orders, upsert by changed")
                        .steps())
                .hasSize(2);
        assertThat(drafted("Copy bookings.orders into orders, append them").steps())
                .hasSize(2);
    }

    @Test
    void a_stream_whose_api_tells_no_new_rows_is_read_whole_or_not_at_all() {
        assertThat(asked("Copy reviews from bookings into stars, only new rows"))
                .contains("only be read whole");
    }

    @Test
    void what_reading_a_source_will_take_is_said_before_it_is_read() {
        var rows = IntStream.range(0, 100)
                .mapToObj(i -> i + 100 + ",text of 18 letters")
                .toArray(String[]::new);
        stream("bookings", "notes", "id:int64 text:text", rows);
        samples.computeIfPresent(
                new Source.Stream("bookings", "notes"),
                (source, all) -> new Sources.Sample(all.columns(), all.rows(), false));
        assertThat(drafted("Copy notes from bookings into notes").assumptions())
                .contains("notes is read from bookings.notes (more than 100 rows, about 21 bytes each)");
    }

    private static List<Source> sources(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(Step.Extract.class::isInstance)
                .map(step -> ((Step.Extract) step).source())
                .toList();
    }

    private String query(String sentence) {
        return drafted(sentence).steps().stream()
                .filter(Step.Sql.class::isInstance)
                .map(step -> ((Step.Sql) step).text())
                .findFirst()
                .orElseThrow();
    }

    private Pipeline drafted(String sentence) {
        var drafting = new Planner().draft(task(sentence));
        assertThat(drafting).as(drafting.toString()).isInstanceOf(Drafted.class);
        return ((Drafted) drafting).pipeline();
    }

    private String asked(String sentence) {
        return ((Unclear) new Planner().draft(task(sentence))).question().text();
    }

    private Task task(String sentence) {
        return new Task(
                sentence,
                List.of(),
                new Catalog(tables, files, streams),
                databases,
                "warehouse",
                Instant.EPOCH,
                ZoneId.of("UTC"),
                Values.NONE,
                samples::get);
    }

    private void database(String name, Kind kind, String schema) {
        databases.add(new Database(name, kind, schema));
    }

    private void table(String connection, String schema, String table, String columns, String... rows) {
        var metadata = columns(columns).stream()
                .map(one -> new ColumnMetadata(
                        one.from(), one.type().toString(), one.type(), true, null, false, false, null, null))
                .toList();
        tables.add(new TableMetadata(
                new TableName(connection, schema, table),
                TableMetadata.Kind.TABLE,
                metadata,
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                rows.length,
                null));
        samples.put(new Source.Stream(connection, schema + "." + table), sample(columns(columns), rows));
    }

    private void keyed(String table, String... key) {
        tables.replaceAll(known -> !known.name().table().equals(table)
                ? known
                : new TableMetadata(
                        known.name(),
                        known.kind(),
                        known.columns(),
                        List.of(key),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        null));
    }

    private void file(String path, String columns, String... rows) {
        var found = columns(columns.replace("Book ID", "book_id").toLowerCase(java.util.Locale.ROOT));
        files.add(new FileMetadata(
                path,
                FileFormat.csv(),
                1,
                Instant.EPOCH,
                found.stream().map(one -> Column.of(one.from(), one.type())).toList(),
                null));
        samples.put(new Source.File(path, FileFormat.csv()), sample(found, rows));
    }

    private void stream(String connection, String stream, String columns, String... rows) {
        var source = new Source.Stream(connection, stream);
        streams.add(new StreamMetadata(connection, stream, "/api/" + stream, List.of(), List.of(), null, null));
        samples.put(source, sample(columns(columns), rows));
    }

    private static Sources.Sample sample(List<LoadColumn> columns, String... rows) {
        return new Sources.Sample(
                columns, Arrays.stream(rows).map(row -> List.of(row.split(","))).toList(), true);
    }

    private static List<LoadColumn> columns(String text) {
        return Arrays.stream(text.split(" "))
                .map(one -> one.split(":"))
                .map(one -> LoadColumn.of(one[0], ColumnType.parse(one[1])))
                .toList();
    }
}
