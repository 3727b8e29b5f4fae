package io.sluice.author.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Values;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables that a sentence is about, among many of the same words. */
class TableIndexTest {

    private static final Values.Held NOTHING = text -> List.of();

    private final List<TableMetadata> tables = Stream.concat(
                    Stream.of(
                            table("crm_customer", "id", "name", "city"),
                            table("billing_customer", "id", "name", "iban"),
                            table("crm_campaign", "id", "title", "budget"),
                            tie("crm_reach", "crm_customer", "crm_campaign"),
                            table("hr_leave", "id", "employee", "days")),
                    Stream.iterate(1, n -> n + 1).limit(60).map(n -> table("archive_" + n, "id", "name", "status")))
            .toList();
    private final TableIndex index = TableIndex.of(tables);

    @Test
    void a_table_is_found_by_its_whole_name_before_others_that_share_a_word() {
        assertThat(found("How many billing customers have no iban?")).startsWith("billing_customer");
        assertThat(found("List the crm customers by city")).startsWith("crm_customer");
    }

    @Test
    void a_synonym_and_a_slip_of_the_finger_find_it_too() {
        assertThat(found("How many billing clients are there?")).startsWith("billing_customer");
        assertThat(found("What is the bugdet of each crm campain?")).startsWith("crm_campaign");
    }

    @Test
    void a_word_that_is_glued_to_others_is_found_in_them() {
        var glued = TableIndex.of(List.of(table("bkcustomer", "bkcustid"), table("bkpayment", "bkpaid")));
        assertThat(glued.nearest("How many payments are there?", NOTHING, 1))
                .extracting(table -> table.name().table())
                .containsExactly("bkpayment");
    }

    @Test
    void of_tables_that_are_equally_likely_those_are_found_that_belong_to_what_is_meant() {
        var many = IntStream.range(0, 40)
                .mapToObj(n -> table("zone_" + n, "id", "region"))
                .toList();
        var ours = List.of(
                table("boat", "id", "region"),
                table("boat_region", List.of(key("boat_id", "boat")), "boat_id", "area_id", "region"),
                table("harbour", List.of(key("boat_id", "boat")), "id", "boat_id", "region"));
        var index = TableIndex.of(Stream.concat(many.stream(), ours.stream()).toList());
        assertThat(index.nearest("Which boat is in which region?", NOTHING, 12)).containsAll(ours);
    }

    @Test
    void what_ties_two_tables_together_is_found_with_them() {
        assertThat(found("Which crm customers have more than two crm campaigns?"))
                .contains("crm_customer", "crm_campaign", "crm_reach");
    }

    @Test
    void a_longer_way_is_walked_and_keys_are_known_by_their_names() {
        var ours = List.of(
                keyless("parcel", "parcel_identifier", "weight"),
                keyless("parcel_leg", "parcel_identifier", "leg_identifier"),
                keyless("leg", "leg_identifier", "hub_identifier"),
                keyless("hub", "hub_identifier", "town"));
        var all = Stream.concat(tables.stream(), ours.stream()).toList();
        assertThat(TableIndex.of(all).nearest("The weight of parcels by town of the hub", NOTHING, 12))
                .containsAll(ours);
    }

    @Test
    void what_is_kept_where_the_likeliest_are_comes_before_the_same_words_elsewhere() {
        var ours = Stream.of(table("ferry", "id", "name"), table("deck", "id", "status"), table("rota", "id", "person"))
                .map(TableIndexTest::elsewhere)
                .toList();
        var all = Stream.concat(tables.stream(), ours.stream()).toList();
        assertThat(TableIndex.of(all).nearest("Return the status of each ferry", NOTHING, 3))
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void what_is_said_in_the_plural_is_looked_for_in_the_singular_too() {
        var leave = tables.get(4);
        Values.Held held = text ->
                text.equals("sabbatical") ? List.of(new Values.Value(leave.name(), "kind", "Sabbatical")) : List.of();
        assertThat(index.nearest("How many sabbaticals were there?", held, 3))
                .first()
                .isEqualTo(leave);
    }

    @Test
    void a_value_finds_the_table_that_holds_it() {
        var leave = tables.get(4);
        Values.Held held = text ->
                text.equals("ada quill") ? List.of(new Values.Value(leave.name(), "employee", "Ada Quill")) : List.of();
        assertThat(index.nearest("How long was Ada Quill away?", held, 3))
                .first()
                .isEqualTo(leave);
    }

    private List<String> found(String sentence) {
        return index.nearest(sentence, NOTHING, 12).stream()
                .map(table -> table.name().table())
                .toList();
    }

    private static TableMetadata table(String name, String... columns) {
        return table(name, List.of(), columns);
    }

    private static TableMetadata tie(String name, String one, String other) {
        return table(name, List.of(key("one_id", one), key("other_id", other)), "one_id", "other_id");
    }

    private static ForeignKey key(String column, String table) {
        return new ForeignKey(table, List.of(column), new TableName("shop", "public", table), List.of("id"), "");
    }

    private static TableMetadata keyless(String name, String... columns) {
        return made(new TableName("shop", "public", name), List.of(), List.of(), columns);
    }

    private static TableMetadata elsewhere(TableMetadata table) {
        return made(
                new TableName("port", "public", table.name().table()),
                List.of("id"),
                List.of(),
                table.columns().stream().map(ColumnMetadata::name).toArray(String[]::new));
    }

    private static TableMetadata table(String name, List<ForeignKey> keys, String... columns) {
        return made(new TableName("shop", "public", name), List.of(columns[0]), keys, columns);
    }

    private static TableMetadata made(TableName name, List<String> key, List<ForeignKey> keys, String... columns) {
        return new TableMetadata(
                name,
                TableMetadata.Kind.TABLE,
                Arrays.stream(columns)
                        .map(column -> new ColumnMetadata(
                                column, "text", ColumnType.TEXT, true, null, false, false, null, null))
                        .toList(),
                key,
                List.of(),
                keys,
                List.of(),
                List.of(),
                List.of(),
                null,
                10,
                null);
    }
}
