package io.sluice.standalone.story;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import io.sluice.connector.mockapi.http.LoopbackServer;
import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sales in an API, their customers in PostgreSQL, their articles in MariaDB and the regions in a file; what they add up to is known
 * beforehand. The API is connected once for each target, so that it knows for whom it is asked.
 */
final class FourSources implements AutoCloseable {

    /** More than a draft looks at, so that the last page is asked for by those only who read everything. */
    static final int LAST_PAGE = 5;

    private static final String SENTENCE =
            "Build a pipeline that extracts customers from four_crm; sales from %s; articles from four_stock; regions "
                    + "from the CSV file regions.csv, and loads into the target table \"report\" the answer to: "
                    + "What is the total amount of sales for each region name? Replace the table on every run.";

    private static final int PAGE = 250;
    private static final int SALES = 1_130;
    private static final List<String> REGIONS = List.of("north", "south", "west");
    private static final int CUSTOMERS = 40;
    private static final int ARTICLES = 12;

    /** Asked before each page is answered. */
    @FunctionalInterface
    interface Before {
        void page(String target, int page);
    }

    private final TestDatabase crm = TestDatabase.postgres();
    private final TestDatabase stock = TestDatabase.mariadb();
    private final LoopbackServer api;
    private final AtomicReference<Before> before = new AtomicReference<>((target, page) -> {});

    FourSources(Installation sluice) {
        try {
            api = LoopbackServer.bind(0);
            api.serve(this::answer);
            Files.writeString(
                    sluice.files().resolve("regions.csv"),
                    IntStream.range(0, REGIONS.size())
                            .mapToObj(i -> (i + 1) + "," + REGIONS.get(i) + "\n")
                            .collect(Collectors.joining("", "id,name\n", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fill();
        StoryConnections.database(sluice, "four_crm", crm.as("four_crm").location());
        StoryConnections.database(sluice, "four_stock", stock.as("four_stock").location());
    }

    private void fill() {
        crm.run("create table customers (id int primary key, fullname text, region_id int)");
        crm.run("insert into customers select i, 'Customer ' || i, 1 + i * 7 % " + REGIONS.size()
                + " from generate_series(1, " + CUSTOMERS + ") i");
        stock.run(
                "create table articles (id int primary key, label varchar(40))",
                IntStream.rangeClosed(1, ARTICLES)
                        .mapToObj(i -> "(" + i + ", 'Article " + i + "')")
                        .collect(Collectors.joining(", ", "insert into articles values ", "")));
    }

    /** What is asked for a target; its API is connected under a name of the target's own. */
    String sentenceFor(Installation sluice, String target) {
        var name = "api_of_" + target;
        StoryConnections.api(sluice, name, manifest(target));
        return SENTENCE.formatted(name);
    }

    /** Where the articles lie in the stock's database. */
    String stockSchema() {
        return stock.name();
    }

    /** The stock under another name. */
    void connectLate(Installation sluice, String name) {
        StoryConnections.database(sluice, name, stock.as(name).location());
    }

    /** Done before each page from now on. */
    void before(Before what) {
        before.set(what);
    }

    private static int region(int customer) {
        return 1 + customer * 7 % REGIONS.size();
    }

    private static int customer(int sale) {
        return 1 + sale * 11 % CUSTOMERS;
    }

    private static BigDecimal amount(int sale) {
        return BigDecimal.valueOf(sale * 37L % 9_901, 2);
    }

    /** What the table must hold: region and total, in the order of regions. */
    static List<List<String>> total() {
        var totals = new TreeMap<String, BigDecimal>();
        for (int sale = 1; sale <= SALES; sale++) {
            totals.merge(REGIONS.get(region(customer(sale)) - 1), amount(sale), BigDecimal::add);
        }
        return totals.entrySet().stream()
                .map(total -> List.of(total.getKey(), total.getValue().toPlainString()))
                .toList();
    }

    private Answer answer(Call call) {
        var page = Integer.parseInt(String.valueOf(call.parameter("page")));
        before.get().page(call.plainPath().split("/")[1], page);
        return Answer.json(
                200,
                IntStream.rangeClosed((page - 1) * PAGE + 1, Math.min(page * PAGE, SALES))
                        .mapToObj(FourSources::sale)
                        .collect(Collectors.joining(",", "{\"data\":[", "]}")));
    }

    private static String sale(int sale) {
        return "{\"id\":%d,\"customer_id\":%d,\"article_id\":%d,\"amount\":%s}"
                .formatted(
                        sale, customer(sale), 1 + sale % ARTICLES, amount(sale).toPlainString());
    }

    private String manifest(String target) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [sales]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                streams:
                  - type: DeclarativeStream
                    name: sales
                    primary_key: id
                    schema_loader:
                      type: InlineSchemaLoader
                      schema:
                        type: object
                        properties: {id: {type: integer}, customer_id: {type: integer}, article_id: {type: integer}, amount: {type: number}}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: '%s', path: /%s/sales}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: %d, inject_on_first_request: true}
                """.formatted(api.url(), target, PAGE);
    }

    @Override
    public void close() {
        try {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crm.close();
        stock.close();
    }
}
