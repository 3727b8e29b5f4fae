package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.OddValues;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDetectorTest {

    private static final String NAMES = "id;name\n1;Zoë Müller\n2;Þór\n";

    @TempDir
    Path folder;

    private FileMetadata describe(String name, String text) {
        Loaded.write(folder, name, text);
        return new DataFolder(folder).describe(name);
    }

    private static String columns(FileMetadata file) {
        return file.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found(String delimiter) {
        var file = describe("a.csv", "id,name,note\n1,\"a,b;c|d\te\",x\n2,b,\"y\nz\"\n".replace(",", delimiter));
        assertThat(file.format()).isEqualTo(new FileFormat(Kind.CSV, "UTF-8", delimiter.charAt(0), '"', true));
        assertThat(columns(file)).isEqualTo("id int64, name text, note text");
    }

    @Test
    void a_few_values_that_make_a_column_text_are_kept_apart_with_the_line_of_the_first() {
        var file = describe(
                "a.csv", "id,fee,zip,note\n1,2.50,12345,a\n2,n/a,12345,b\n3,7,01234,3\n4,8,12345,c\n5,9,12345,d\n");
        assertThat(columns(file)).isEqualTo("id int64, fee text, zip text, note text");
        assertThat(file.odd()).isEqualTo(Map.of("fee", new OddValues(List.of("n/a"), 3, ColumnType.decimal(18, 2))));
    }

    @Test
    void a_stray_byte_makes_no_other_encoding_of_a_text_in_utf_8() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,name\n1,Café\n2,Zürich\n3,caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        Files.write(folder.resolve("a.csv"), bytes.toByteArray());
        assertThat(new DataFolder(folder).describe("a.csv").format().charset()).isEqualTo("UTF-8");
    }

    @Test
    void a_json_document_that_is_one_object_is_told_from_a_list() {
        assertThat(describe("a.json", "{\"name\":\"x\",\"scripts\":{\"a\":\"b\"}}")
                        .oneObject())
                .isTrue();
        assertThat(describe("b.json", "{\"rows\":[{\"id\":1}]}").oneObject()).isFalse();
        assertThat(describe("c.json", "[{\"id\":1}]").oneObject()).isFalse();
        assertThat(describe("d.jsonl", "{\"id\":1}\n").oneObject()).isFalse();
    }

    @Test
    void decimal_commas_do_not_make_a_delimiter() {
        var file = describe("a.csv", "id;price;weight\n1;1,50;2,5\n2;3,25;1,0\n");
        assertThat(file.format().delimiter()).isEqualTo(';');
        assertThat(columns(file)).isEqualTo("id int64, price text, weight text");
    }

    @Test
    void single_quotes_are_found_where_they_quote() {
        var file = describe("a.csv", "'id','name'\n'1','O''Neil, Pat'\n'2','x'\n");
        assertThat(file.format().quote()).isEqualTo('\'');
        assertThat(columns(file)).isEqualTo("id int64, name text");
    }

    @Test
    void apostrophes_and_inch_signs_are_no_quotes() {
        var file = describe("a.csv", "id,name\n1,'tis\n2,5\" pipe\n3,rock 'n' roll\n");
        assertThat(file.format().quote()).isEqualTo('"');
        assertThat(Loaded.all(folder, "a.csv").rows())
                .extracting(row -> row.get(1))
                .containsExactly("'tis", "5\" pipe", "rock 'n' roll");
    }

    @Test
    void tabs_without_quoting_are_read_as_they_stand() {
        var file = describe("a.tsv", "id\tname\n1\t\"half\n2\tb\n3\t\"c\" d\n4\te\n5\tf\n6\tg\n7\th\n8\ti\n9\tj\n");
        assertThat(file.format()).isEqualTo(new FileFormat(Kind.CSV, "UTF-8", '\t', '\0', true));
        assertThat(Loaded.all(folder, "a.tsv").rows()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,false",
        "UTF-8,true",
        "UTF-16LE,true",
        "UTF-16BE,true",
        "UTF-16LE,false",
        "UTF-16BE,false",
        "windows-1252,false"
    })
    void the_charset_is_found_and_read_with_or_without_a_byte_order_mark(String charset, boolean mark) {
        Loaded.write(folder, "a.csv", (mark ? "\uFEFF" : "") + NAMES, Charset.forName(charset));
        var file = new DataFolder(folder).describe("a.csv");
        assertThat(file.format().charset()).isEqualTo(charset);
        assertThat(columns(file)).isEqualTo("id int64, name text");
        assertThat(Loaded.all(folder, "a.csv").rows()).contains(List.of("1", "Zoë Müller"), List.of("2", "Þór"));
    }

    @Test
    void types_are_guessed_strictly() {
        var file = describe("a.csv", """
                n,zip,big,amount,ratio,ok,day,at,tz,clock,uid,doc,plus,mixed,half,none
                1,01234,12345678901234567890,1.5,1e3,true,2024-01-31,2024-01-31 10:00,2024-01-31T10:00:00Z,10:00:00,0b6f3c1e-9d5a-4b43-8a55-2f1f0a4d7c11,"{""a"":1}",+49,1,2024-01-31,
                -20,98765,1,20.255,2.5,FALSE,,2024-01-31T10:00:00.123456,2024-01-31 10:00:00+02:00,23:59:59,0B6F3C1E-9D5A-4B43-8A55-2F1F0A4D7C11,[],+1,x,2024-01-31 10:00:00,
                """);
        assertThat(columns(file))
                .isEqualTo(
                        "n int64, zip text, big decimal(38,0), amount decimal(18,3), ratio float64, ok boolean,"
                                + " day date, at timestamp, tz timestamptz, clock time, uid uuid, doc json, plus text, mixed text, half timestamp, none text");
    }

    @Test
    void what_a_type_would_change_stays_text() {
        var file = describe("a.csv", "a,b,c,d,e,f\n-0,1.,.5,2024-02-30,1_000,yes\n");
        assertThat(file.columns()).allMatch(column -> column.type().toString().equals("text"));
    }

    @Test
    void header_names_stay_as_written_and_blank_or_repeated_ones_are_numbered() {
        var file = describe("a.csv", "Order ID,,name,name,name_2, Größe \n1,2,a,b,c,d\n");
        assertThat(file.columns())
                .extracting(Column::name)
                .containsExactly("Order ID", "column_2", "name", "name_3", "name_2", " Größe ");
    }

    @Test
    void a_file_without_a_header_has_numbered_columns_and_keeps_its_first_row() {
        var file = describe("a.csv", "1,ann,2024-01-31\n2,bob,2024-02-01\n");
        assertThat(file.format().header()).isFalse();
        assertThat(columns(file)).isEqualTo("column_1 int64, column_2 text, column_3 date");
        assertThat(Loaded.all(folder, "a.csv").rows()).hasSize(2);
    }

    @Test
    void years_may_head_columns() {
        assertThat(columns(describe("a.csv", "country,2020,2021\nNorway,1,2\nPeru,3,4\n")))
                .isEqualTo("country text, 2020 int64, 2021 int64");
    }

    @Test
    void json_lists_lists_inside_an_object_and_json_lines_are_told_apart() {
        assertThat(describe("a.json", "[{\"id\":1,\"x\":1.5},{\"id\":2,\"y\":\"7\"}]")
                        .format())
                .isEqualTo(FileFormat.json(Kind.JSON));
        assertThat(columns(
                        describe("b.json", "{\"count\":2,\"items\":[{\"id\":1,\"tags\":[1]},{\"id\":12345678901}]}")))
                .isEqualTo("id int64, tags json");
        assertThat(describe("c.json", "{\"id\":1}\n{\"id\":2}\n").format()).isEqualTo(FileFormat.json(Kind.JSONL));
        assertThat(columns(describe(
                        "d.jsonl",
                        "{\"id\":1,\"on\":true,\"day\":\"2024-01-31\",\"n\":\"12\",\"z\":null}\n\n{\"id\":1e2}\n")))
                .isEqualTo("id float64, on boolean, day date, n text, z text");
    }

    @Test
    void what_cannot_be_read_says_why() {
        assertThat(describe("a.csv", "").unreadable()).contains("empty");
        assertThat(describe("b.docx", "x").unreadable()).contains("not a kind of file");
        assertThat(describe("c.csv", "PK\3\4\0\0\0\0\1\2\3").unreadable()).contains("binary");
        assertThat(describe("d.json", "[{\"a\":1},{").unreadable()).contains("the file ends inside the list");
        assertThat(describe("e.json", "[1,2]").unreadable()).contains("not a JSON object");
        assertThat(describe("f.txt", "Dear all,\nthis is a letter.\n").unreadable())
                .contains("plain text");
        assertThat(describe("g.csv", "\n\n\n").unreadable()).contains("only empty lines");
    }

    @Test
    void a_large_file_is_described_by_its_beginning() {
        var text = new StringBuilder("id,name\n");
        for (int i = 0; text.length() < 5_000_000; i++) {
            text.append(i).append(",name of number ").append(i).append('\n');
        }
        var file = describe("a.csv", text + "x,y\n");
        assertThat(columns(file)).isEqualTo("id int64, name text");
        assertThat(file.bytes()).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length + 4);
    }
}
