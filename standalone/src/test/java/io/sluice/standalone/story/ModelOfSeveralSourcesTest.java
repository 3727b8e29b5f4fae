package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model drafts what reads an API, two databases and a file; what it drafts goes the same road as the planner's. */
class ModelOfSeveralSourcesTest {

    private static final String QUERY = "SELECT r.name AS region, SUM(s.amount) AS total FROM sales s"
            + " JOIN customers c ON c.id = s.customer_id JOIN articles a ON a.id = s.article_id"
            + " JOIN regions r ON r.id = c.region_id GROUP BY r.name";

    @TempDir
    static Path folder;

    private static final ReplayingModel model = new ReplayingModel();
    private static Installation sluice;
    private static FourSources sources;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder);
        model.author(sluice);
        sluice.up();
        sources = new FourSources(sluice);
    }

    @AfterAll
    static void stop() {
        sluice.close();
        sources.close();
        model.close();
    }

    @Test
    void an_api_two_databases_and_a_file_are_joined_in_the_target() {
        var sentence = sources.sentenceFor(sluice, "model");
        model.learns(
                sentence,
                Replies.pipeline(
                        Replies.extract("four_crm.public.customers", "customers"),
                        Replies.extract("api_of_model.sales", "sales"),
                        Replies.extract("four_stock." + sources.stockSchema() + ".articles", "articles"),
                        Replies.extract("file:regions.csv", "regions"),
                        Replies.after(Replies.query("warehouse", QUERY, "answer"), 1, 2, 3, 4),
                        Replies.after(
                                Replies.load(
                                        "output:answer",
                                        "warehouse.public.report",
                                        "region>region:text",
                                        "total>total:decimal"),
                                5)));
        var told = Story.tell(sluice, "model", sentence, "yes", "warehouse");
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("committed");
        assertThat(told.at("/author/kind").asText()).isEqualTo("model");
        assertThat(Warehouse.of(sluice)
                        .one("select string_agg(region || ' ' || total, ',' order by region) from report"))
                .isEqualTo(String.join(
                        ",",
                        FourSources.total().stream()
                                .map(row -> String.join(" ", row))
                                .toList()));
    }

    @Test
    void a_connection_that_the_model_misses_is_asked_for_and_the_request_goes_on_when_it_is_made() {
        var sentence = "Extract articles from model_late into late_articles";
        model.learns(sentence, Replies.missing("model_late"));
        var asks = Story.tell(sluice, "late", sentence, "yes", "warehouse");
        assertThat(asks.path("outcome").asText()).as(asks.toString()).isEqualTo("asked");
        assertThat(asks.at("/question/text").asText()).contains("./sluice connect model_late URL");
        model.learns(
                sentence,
                Replies.pipeline(
                        Replies.extract("model_late." + sources.stockSchema() + ".articles", "articles"),
                        Replies.after(
                                Replies.load(
                                        "output:articles",
                                        "warehouse.public.late_articles",
                                        "id>id:int64",
                                        "label>label:text"),
                                1)));
        sources.connectLate(sluice, "model_late");
        Story.ends(sluice, "late", "committed");
        assertThat(Warehouse.of(sluice).count("late_articles")).isEqualTo(12);
        assertThat(model.heard(sentence).getLast().path("answers").toString()).contains("model_late is connected");
    }
}
