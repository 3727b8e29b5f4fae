package io.sluice.connector.file;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.FileMetadata;
import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    @TempDir
    Path folder;

    private void book(String name, Consumer<Workbook> content) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(name));
                var book = new Workbook(out, "Test", "1.0")) {
            content.accept(book);
        }
    }

    private FileMetadata describe(String path) {
        return new DataFolder(folder).describe(path);
    }

    private Loaded load(String path) {
        var file = describe(path);
        var columns = file.columns().stream()
                .map(column -> LoadColumn.of(column.name(), column.type()))
                .toList();
        return Loaded.of(
                folder,
                new Step.Load(
                        1,
                        List.of(),
                        new Source.File(path, Objects.requireNonNull(file.format())),
                        new Destination.Table(new TableName("w", "p", "t"), true),
                        columns,
                        List.of(),
                        List.of(),
                        WriteMode.APPEND,
                        List.of()));
    }

    private static void orders(Workbook book, String sheet) {
        var orders = book.newWorksheet(sheet);
        var names = List.of("Order No", "Placed", "Seen", "Amount", "Paid", "Zip");
        for (int i = 0; i < names.size(); i++) {
            orders.value(0, i, names.get(i));
        }
        orders.value(1, 0, 7);
        orders.value(1, 1, LocalDate.of(2024, 2, 29));
        orders.style(1, 1).format("yyyy-mm-dd").set();
        orders.value(1, 2, LocalDateTime.of(2024, 2, 29, 13, 5, 9));
        orders.style(1, 2).format("dd.mm.yyyy hh:mm").set();
        orders.value(1, 3, 0.1);
        orders.value(1, 4, true);
        orders.value(1, 5, "00420");
        orders.value(3, 0, 8);
        orders.formula(3, 3, "1+1");
    }

    @Test
    void a_sheet_has_typed_columns_and_says_which_rows_it_could_not_read() throws IOException {
        book("orders.xlsx", book -> orders(book, "Orders"));
        assertThat(describe("orders.xlsx").columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "Order No int64",
                        "Placed date",
                        "Seen timestamp",
                        "Amount decimal(18,1)",
                        "Paid boolean",
                        "Zip text");
        var loaded = load("orders.xlsx");
        assertThat(loaded.rows())
                .containsExactly(asList("7", "2024-02-29", "2024-02-29 13:05:09", "0.1", "true", "00420"));
        assertThat(loaded.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(4);
            assertThat(reject.reason()).isEqualTo("D4: a formula without a stored value: open and save the workbook");
        });
    }

    @Test
    void a_workbook_with_several_filled_sheets_is_as_many_files_and_names_them_if_asked_for_itself()
            throws IOException {
        book("year.xlsx", book -> {
            orders(book, "Q1 orders");
            book.newWorksheet("empty");
            orders(book, "Q2");
        });
        assertThat(new DataFolder(folder).list(path -> true))
                .extracting(FileMetadata::path)
                .containsExactly("year.xlsx#Q1 orders", "year.xlsx#Q2");
        assertThat(describe("year.xlsx").unreadable()).isEqualTo("it has several sheets; its sheets are Q1 orders, Q2");
        assertThat(load("year.xlsx#Q1 orders").rows()).hasSize(1);
        assertThat(describe("year.xlsx#Q3").unreadable())
                .isEqualTo("there is no sheet Q3; its sheets are Q1 orders, Q2");
    }

    @Test
    void the_only_filled_sheet_needs_no_name() throws IOException {
        book("one.xlsx", book -> {
            book.newWorksheet("cover");
            orders(book, "data");
        });
        assertThat(describe("one.xlsx").columns()).hasSize(6);
    }

    @Test
    void merged_and_titled_headers_and_empty_books_say_what_is_wrong() throws IOException {
        book("merged.xlsx", book -> {
            var sheet = book.newWorksheet("s");
            sheet.value(0, 0, "Name");
            sheet.value(0, 1, "Address");
            sheet.range(0, 1, 0, 2).merge();
            sheet.value(1, 0, "Ann");
        });
        book("titled.xlsx", book -> {
            var sheet = book.newWorksheet("s");
            sheet.value(0, 0, "Sales of 2024");
            sheet.value(2, 0, "a");
            sheet.value(2, 1, "b");
        });
        book("empty.xlsx", book -> book.newWorksheet("s"));
        assertThat(describe("merged.xlsx").unreadable()).contains("the cells B1:C1 of its first row are merged");
        assertThat(describe("titled.xlsx").unreadable()).contains("\"Sales of 2024\", is a title");
        assertThat(describe("empty.xlsx").unreadable()).isEqualTo("its sheets are empty");
    }

    @Test
    void what_is_no_workbook_says_what_it_is() throws IOException {
        var ole = new byte[2048];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
        Files.write(folder.resolve("old.xlsx"), ole);
        var stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(stream, 0, ole, 1024, stream.length);
        Files.write(folder.resolve("locked.xlsx"), ole);
        Files.writeString(folder.resolve("text.xlsx"), "id,name\n1,a\n");
        book("cut.xlsx", book -> orders(book, "s"));
        var whole = Files.readAllBytes(folder.resolve("cut.xlsx"));
        Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(describe("old.xlsx").unreadable()).isEqualTo("it is a workbook of the old XLS format");
        assertThat(describe("locked.xlsx").unreadable()).isEqualTo("the workbook is encrypted with a password");
        assertThat(describe("text.xlsx").unreadable()).startsWith("it is not a readable workbook");
        assertThat(describe("cut.xlsx").unreadable()).startsWith("it is not a readable workbook");
    }

    private void raw(String name, String sheet) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='a'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>");
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        }
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void hostile_books_are_given_up_without_filling_memory() throws IOException {
        raw(
                "entities.xlsx",
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>");
        raw("far.xlsx", "<worksheet><sheetData><row r='1'><c r='ZZZZZZ1'><v>1</v></c></row></sheetData></worksheet>");
        bomb("bomb.xlsx");
        raw(
                "huge.xlsx",
                "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>id</v></c></row><row r='2'><c r='A2'><v>1E999999999</v></c></row>"
                        + "<row r='3'><c r='A3'><v>7</v></c></row></sheetData></worksheet>");
        raw(
                "index.xlsx",
                "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>4294967295</v></c></row></sheetData></worksheet>");
        assertThat(load("huge.xlsx").rejects()).hasSize(1);
        assertThat(describe("index.xlsx").unreadable()).contains("\"4294967295\" is no number");
        assertThat(describe("entities.xlsx").unreadable()).startsWith("it is not a readable workbook");
        assertThat(describe("far.xlsx").unreadable()).contains("there is no cell ZZZZZZ1");
        assertThat(describe("bomb.xlsx").unreadable()).contains("as a zip bomb does");
    }

    private void bomb(String name) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='a'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            var rows = "<row/>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 150; i++) {
                zip.write(rows);
            }
            zip.closeEntry();
        }
    }

    @Test
    void errors_stray_values_and_unknown_columns_are_told_by_their_cell() throws IOException {
        raw(
                "odd.xlsx",
                "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>id</v></c><c r='B1' t='str'><v>v</v></c></row>"
                        + "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='e'><v>#DIV/0!</v></c></row>"
                        + "<row r='3'><c r='A3'><v>2</v></c><c r='D3'><v>9</v></c></row>"
                        + "<row r='4'><c r='A4'><v>3</v></c><c r='B4'><f>A4*2</f><v>6</v></c></row></sheetData></worksheet>");
        var loaded = load("odd.xlsx");
        assertThat(loaded.rows()).containsExactly(asList("3", "6"));
        assertThat(loaded.rejects())
                .extracting(reject -> reject.reason())
                .containsExactly("B2: the cell shows the error #DIV/0!", "D3 is beside the named columns");
        var step = new Step.Load(
                1,
                List.of(),
                new Source.File("odd.xlsx", FileFormat.sheet(true)),
                new Destination.Output("o"),
                List.of(LoadColumn.of("nope", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThatThrownBy(() -> Loaded.of(folder, step))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("there is no column nope; the columns are id, v");
    }
}
