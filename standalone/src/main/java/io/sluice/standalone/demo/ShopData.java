package io.sluice.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the shop sells, to whom, and what was ordered: drawn from one seed, so that figures in a tour are always the same. */
final class ShopData {

    static final int CUSTOMERS = 320;
    static final int PRODUCTS = 48;
    static final int ORDERS = 2_400;
    private static final int FIRST_ORDER = 10_001;
    private static final Instant OPENED = Instant.parse("2026-01-02T08:00:00Z");
    private static final List<String> CITIES = List.of(
            "Zürich;CH",
            "Graz;AT",
            "Łódź;PL",
            "Porto;PT",
            "Malmö;SE",
            "Gent;BE",
            "東京;JP",
            "Austin;US",
            "Cork;IE",
            "Córdoba;ES");
    private static final List<String> FIRST = List.of(
            "Ada", "Björn", "Chloé", "Dmitri", "Esra", "Fatou", "Gábor", "Hana", "Inés", "Jürgen", "Kofi", "Lucía",
            "Mei", "Noor", "Øyvind", "Priya");
    private static final List<String> LAST = List.of(
            "Almeida",
            "Brandt",
            "Costa",
            "Dvořák",
            "Eriksen",
            "Fischer",
            "Grünwald",
            "Haddad",
            "Ito",
            "Jansen",
            "Kowalska",
            "Lindqvist",
            "Moreau",
            "Nowak",
            "O'Neill",
            "Petrović",
            "Quist",
            "Rossi",
            "Svensson",
            "Tanaka");
    private static final List<String> THINGS =
            List.of("Notebook", "Fountain pen", "Ink", "Paper", "Folder", "Ruler", "Envelope", "Pencil");
    private static final List<String> STYLES = List.of("classic", "slim", "dotted", "recycled", "wide", "deluxe");

    private final Random dice = new Random(20_260_102);
    final List<Map<String, @Nullable Object>> customers = new ArrayList<>();
    final List<Map<String, @Nullable Object>> products = new ArrayList<>();
    final List<Map<String, @Nullable Object>> orders = new ArrayList<>();

    ShopData() {
        for (var id = 1; id <= CUSTOMERS; id++) {
            customers.add(customer(id));
        }
        for (var id = 1; id <= PRODUCTS; id++) {
            products.add(product(id));
        }
        for (var i = 0; i < ORDERS; i++) {
            orders.add(order(FIRST_ORDER + i, OPENED.plus(Duration.ofMinutes(97L * i))));
        }
        orders.sort(Comparator.comparing(ShopData::changed).thenComparing(order -> (Integer) order.get("id")));
    }

    static String changed(Map<String, @Nullable Object> order) {
        return String.valueOf(order.get("updated_at"));
    }

    private Map<String, @Nullable Object> customer(int id) {
        var city = pick(CITIES).split(";");
        var customer = new LinkedHashMap<String, @Nullable Object>();
        customer.put("id", id);
        customer.put("name", pick(FIRST) + " " + pick(LAST));
        customer.put("email", dice.nextInt(20) == 0 ? null : "customer" + id + "@mail.example");
        customer.put("city", city[0]);
        customer.put("country", city[1]);
        customer.put("segment", pick(List.of("private", "school", "office")));
        customer.put(
                "since", LocalDate.of(2019, 1, 1).plusDays(dice.nextInt(2_500)).toString());
        return customer;
    }

    private Map<String, @Nullable Object> product(int id) {
        var product = new LinkedHashMap<String, @Nullable Object>();
        product.put("id", id);
        product.put("sku", "ST-%03d".formatted(id));
        product.put("name", THINGS.get((id - 1) / STYLES.size()) + ", " + STYLES.get((id - 1) % STYLES.size()));
        product.put("price", BigDecimal.valueOf(95 + dice.nextInt(6_400), 2));
        product.put("in_stock", dice.nextInt(9) > 0);
        return product;
    }

    private Map<String, @Nullable Object> order(int id, Instant placed) {
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        var total = BigDecimal.ZERO;
        var many = 1 + dice.nextInt(4);
        for (var number = 1; number <= many; number++) {
            var line = line(number);
            total = total.add(
                    ((BigDecimal) line.get("unit_price")).multiply(BigDecimal.valueOf((Integer) line.get("quantity"))));
            lines.add(line);
        }
        var order = new LinkedHashMap<String, @Nullable Object>();
        order.put("id", id);
        order.put("customer_id", 1 + dice.nextInt(CUSTOMERS));
        order.put("status", pick(List.of("paid", "paid", "shipped", "shipped", "shipped", "cancelled")));
        order.put("currency", "EUR");
        order.put("total", total.setScale(2, RoundingMode.UNNECESSARY));
        order.put("ordered_at", placed.toString());
        order.put(
                "updated_at",
                placed.plus(Duration.ofMinutes(dice.nextInt(4_000))).toString());
        order.put("lines", lines);
        return order;
    }

    private Map<String, @Nullable Object> line(int number) {
        var product = products.get(dice.nextInt(PRODUCTS));
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("line", number);
        line.put("product_id", product.get("id"));
        line.put("quantity", 1 + dice.nextInt(12));
        line.put("unit_price", product.get("price"));
        return line;
    }

    private <T> T pick(List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }
}
