package io.sluice.standalone.bench;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A generated database as businesses have them: departments that each keep customers, orders and the like under the same names, the same
 * columns everywhere, and tables in between that hold nothing but two keys.
 */
final class BusinessSchema {

    static final int COLUMNS = 20;

    private static final List<String> AREAS = List.of(
            "crm",
            "billing",
            "warehouse",
            "hr",
            "support",
            "marketing",
            "fleet",
            "purchasing",
            "web",
            "pos",
            "legal",
            "treasury",
            "quality",
            "travel",
            "training",
            "facilities",
            "export",
            "returns",
            "loyalty",
            "planning");
    private static final List<String> THINGS = List.of(
            "customer",
            "orders",
            "product",
            "invoice",
            "payment",
            "employee",
            "contract",
            "shipment",
            "supplier",
            "campaign",
            "ticket",
            "project",
            "asset",
            "budget",
            "region",
            "vehicle",
            "visit",
            "course",
            "claim",
            "store");
    private static final List<String> ATTRIBUTES = List.of(
            "name",
            "status",
            "created_at",
            "updated_at",
            "description",
            "amount",
            "currency",
            "priority",
            "owner",
            "city",
            "country",
            "email",
            "phone",
            "start_date",
            "end_date",
            "category",
            "notes",
            "code",
            "is_active",
            "score",
            "source",
            "language",
            "discount",
            "tax",
            "weight",
            "quantity",
            "rating",
            "version");
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            "customer", List.of("client"),
            "supplier", List.of("vendor"),
            "employee", List.of("staff", "worker"),
            "store", List.of("shop"),
            "vehicle", List.of("car"));

    private final String connection;
    private final List<TableMetadata> tables = new ArrayList<>();
    private final List<TableMetadata> pairs = new ArrayList<>();

    BusinessSchema(int size, Random dice) {
        this("business", size, dice);
    }

    BusinessSchema(String connection, int size, Random dice) {
        this.connection = connection;
        for (int n = 0; tables.size() < size; n++) {
            var area = AREAS.get(n / THINGS.size() % AREAS.size());
            var thing = THINGS.get(n % THINGS.size());
            tables.add(table(
                    area,
                    thing,
                    n >= THINGS.size() && n % THINGS.size() > 0 ? THINGS.get(n % THINGS.size() - 1) : null,
                    dice));
            if (n % THINGS.size() == THINGS.size() - 1 && tables.size() + 5 <= size) {
                for (int pair = 0; pair < 5; pair++) {
                    tables.add(pair(area, THINGS.get(pair * 3), THINGS.get(pair * 3 + 2)));
                }
            }
        }
    }

    /** A sentence and the tables without which it cannot be answered. */
    record Asked(String sentence, List<String> tables) {}

    List<TableMetadata> tables() {
        return List.copyOf(tables);
    }

    Asked question(Random dice) {
        if (!pairs.isEmpty() && dice.nextInt(3) == 0) {
            var pair = pairs.get(dice.nextInt(pairs.size()));
            var one = pair.foreignKeys().getFirst().table().table();
            var other = pair.foreignKeys().getLast().table().table();
            return new Asked(
                    "Which " + said(one, dice) + "s have more than two " + said(other, dice) + "s?",
                    List.of(pair.name().table(), one, other));
        }
        var table = tables.get(dice.nextInt(tables.size()));
        var attribute = ATTRIBUTES.get(dice.nextInt(ATTRIBUTES.size())).replace('_', ' ');
        if (table.foreignKeys().isEmpty() || pairs.contains(table)) {
            return new Asked(
                    "What is the " + attribute + " of each " + said(table.name().table(), dice) + "?",
                    List.of(table.name().table()));
        }
        var other = table.foreignKeys().getFirst().table().table();
        return new Asked(
                "Show the number of " + said(table.name().table(), dice) + " by " + attribute + " of the "
                        + said(other, dice),
                List.of(table.name().table(), other));
    }

    /** One in five times by another word, one in ten with a slip of the finger. */
    private static String said(String table, Random dice) {
        var cut = table.indexOf('_');
        var area = table.substring(0, cut);
        var thing = table.substring(cut + 1).replace('_', ' ');
        var others = OTHERWISE.getOrDefault(thing, List.of());
        if (!others.isEmpty() && dice.nextInt(5) == 0) {
            return area + " " + others.get(dice.nextInt(others.size()));
        }
        if (thing.length() > 5 && !thing.contains(" ") && dice.nextInt(10) == 0) {
            var at = 2 + dice.nextInt(thing.length() - 3);
            return area + " " + thing.substring(0, at) + thing.substring(at + 1);
        }
        return area + " " + thing;
    }

    private TableMetadata table(
            String area, String thing, @org.jspecify.annotations.Nullable String leadsTo, Random dice) {
        var columns = new ArrayList<ColumnMetadata>();
        columns.add(column("id", ColumnType.INT64));
        var keys = new ArrayList<ForeignKey>();
        if (leadsTo != null) {
            columns.add(column(leadsTo + "_id", ColumnType.INT64));
            keys.add(key(leadsTo + "_id", area + "_" + leadsTo));
        }
        var from = dice.nextInt(ATTRIBUTES.size());
        while (columns.size() < COLUMNS) {
            columns.add(column(ATTRIBUTES.get((from + columns.size()) % ATTRIBUTES.size()), ColumnType.TEXT));
        }
        return metadata(area + "_" + thing, columns, List.of("id"), keys);
    }

    private TableMetadata pair(String area, String one, String other) {
        var columns = List.of(column(one + "_id", ColumnType.INT64), column(other + "_id", ColumnType.INT64));
        var made = metadata(
                area + "_" + one + "_" + other,
                columns,
                List.of(one + "_id", other + "_id"),
                List.of(key(one + "_id", area + "_" + one), key(other + "_id", area + "_" + other)));
        pairs.add(made);
        return made;
    }

    private ForeignKey key(String column, String table) {
        return new ForeignKey(
                table, List.of(column), new TableName(connection, "public", table), List.of("id"), "NO ACTION");
    }

    private static ColumnMetadata column(String name, ColumnType type) {
        return new ColumnMetadata(name, type.toString(), type, true, null, false, false, null, null);
    }

    private TableMetadata metadata(String name, List<ColumnMetadata> columns, List<String> key, List<ForeignKey> keys) {
        return new TableMetadata(
                new TableName(connection, "public", name),
                TableMetadata.Kind.TABLE,
                columns,
                key,
                List.of(),
                keys,
                List.of(),
                List.of(),
                List.of(),
                null,
                1000,
                null);
    }
}
