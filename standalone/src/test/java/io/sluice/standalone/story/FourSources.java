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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sales in an API, their customers in PostgreSQL, their articles in MariaDB and the regions in a file; what they add up to is known beforehand. */
final class FourSources implements AutoCloseable {

    static final String SENTENCE =
            "Build a pipeline that extracts customers from four_crm; sales from four_api; articles from four_stock; regions "
                    + "from the CSV file regions.csv, and loads into the target table \"%s\" the answer to: "
                    + "What is the total amount of sales for each region name? Replace the table on every run.";

    private static final int SALES = 950;
    private static final int PAGE = 100;
    private static final List<String> REGIONS = List.of("north", "south", "west");
    private static final int CUSTOMERS = 40;
    private static final int ARTICLES = 12;

    private final TestDatabase crm = TestDatabase.postgres();
    private final TestDatabase stock = TestDatabase.mariadb();
    private final LoopbackServer api;
    private final AtomicReference<Blow> blow = new AtomicReference<>(new Blow(0, 0, () -> {}));

    /** What happens before the n-th answer for a page from now on. */
    private record Blow(int page, int times, Runnable what) {}

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
        connect(sluice, Map.of("name", "four_crm", "url", crm.as("four_crm").location()));
        connect(
                sluice,
                Map.of("name", "four_stock", "url", stock.as("four_stock").location()));
        connect(
                sluice,
                Map.of(
                        "name",
                        "four_api",
                        "kind",
                        "api",
                        "manifest",
                        manifest(),
                        "manifest_name",
                        "four_api",
                        "config",
                        Map.of()));
    }

    private void fill() {
        crm.run("create table customers (id int primary key, fullname text, region_id int)");
        stock.run("create table articles (id int primary key, label varchar(40))");
        for (int i = 1; i <= CUSTOMERS; i++) {
            crm.run("insert into customers values (" + i + ", 'Customer " + i + "', " + region(i) + ")");
        }
        for (int i = 1; i <= ARTICLES; i++) {
            stock.run("insert into articles values (" + i + ", 'Article " + i + "')");
        }
    }

    /** The stock under another name. */
    void connectLate(Installation sluice, String name) {
        connect(sluice, Map.of("name", name, "url", stock.as(name).location()));
    }

    static void connect(Installation sluice, Map<String, ?> connection) {
        var reply = sluice.rest().post("/v1/connections", connection);
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.body().toString());
        }
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
        var due = blow.get();
        if (due.page() == page
                && blow.compareAndSet(due, new Blow(page, due.times() - 1, due.what()))
                && due.times() == 1) {
            due.what().run();
        }
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

    /** The blow falls before the answer to the n-th question for this page from now on. */
    void strikeBefore(int page, int times, Runnable what) {
        blow.set(new Blow(page, times, what));
    }

    private String manifest() {
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
                      requester: {type: HttpRequester, url_base: '%s', path: /sales}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: 100, inject_on_first_request: true}
                """.formatted(api.url());
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
