package io.sluice.connector.file.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open XLSX file. */
public final class Workbook implements AutoCloseable {

    private static final String BOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int LOOKED_AT = 1 << 20;
    /** Merged cells stand at a sheet's end: larger sheets are not read through for them. */
    private static final long SMALL = 4L << 20;

    private final Zipped zip;
    private final Styles styles;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;

    /** One sheet that people see; {@code part} is where it lies. */
    public record Sheet(String name, String part, boolean hidden) {}

    private Workbook(Zipped zip) throws IOException {
        this.zip = zip;
        readBook(targets());
        this.styles = Styles.of(zip);
    }

    public static Workbook open(Path file) throws IOException {
        refuseOle(file);
        var zip = new Zipped(file);
        try {
            return new Workbook(zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void refuseOle(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT);
        }
        if (start.length < OLE.length || !java.util.Arrays.equals(start, 0, OLE.length, OLE, 0, OLE.length)) {
            return;
        }
        var encrypted = new String(start, StandardCharsets.ISO_8859_1)
                .contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0");
        throw encrypted
                ? new BadWorkbook(
                        "the workbook is encrypted with a password", "Save it without a password, and ask again")
                : new BadWorkbook("it is a workbook of the old XLS format", "Save it as XLSX, and ask again");
    }

    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    public Optional<Sheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    /** Sheets that people see and that hold anything. */
    public List<Sheet> filled() throws IOException {
        var filled = new ArrayList<Sheet>();
        for (var sheet : sheets) {
            if (!sheet.hidden()) {
                try (var rows = rows(sheet)) {
                    if (rows.advance()) {
                        filled.add(sheet);
                    }
                }
            }
        }
        return filled;
    }

    public SheetRows rows(Sheet sheet) throws IOException {
        return new SheetRows(Xml.of(part(sheet)), new SharedTexts(zip), styles, new Numbers(since1904));
    }

    private InputStream part(Sheet sheet) throws IOException {
        var in = zip.open(sheet.part());
        if (in == null) {
            throw BadWorkbook.corrupt("the sheet " + sheet.name() + " is missing in it");
        }
        return in;
    }

    /** Cells of a row that are merged with others beside them, such as {@code B1:C1}; of a large sheet it is not known. */
    public Optional<String> mergedAcross(Sheet sheet, int row) throws IOException {
        if (zip.packed(sheet.part()) > SMALL) {
            return Optional.empty();
        }
        try (var xml = Xml.of(part(sheet))) {
            while (xml.nextStart()) {
                if (xml.name().equals("mergeCell") && crosses(xml.attribute("ref"), row)) {
                    return Optional.ofNullable(xml.attribute("ref"));
                }
            }
            return Optional.empty();
        }
    }

    private static boolean crosses(@Nullable String range, int row) {
        var ends = range == null
                ? null
                : java.util.regex.Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})")
                        .matcher(range);
        return ends != null
                && ends.matches()
                && !ends.group(1).equals(ends.group(3))
                && Integer.parseInt(ends.group(2)) <= row
                && Integer.parseInt(ends.group(4)) >= row;
    }

    private Map<String, String> targets() throws IOException {
        var targets = new HashMap<String, String>();
        var in = zip.open(RELATIONS);
        if (in == null) {
            return targets;
        }
        try (var xml = Xml.of(in)) {
            while (xml.nextStart()) {
                var target = xml.attribute("Target");
                if (xml.name().equals("Relationship") && target != null) {
                    targets.put(
                            String.valueOf(xml.attribute("Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    private void readBook(Map<String, String> targets) throws IOException {
        var in = zip.open(BOOK);
        if (in == null) {
            throw BadWorkbook.corrupt("it holds no workbook");
        }
        try (var xml = Xml.of(in)) {
            while (xml.nextStart()) {
                if (xml.name().equals("workbookPr")) {
                    var flag = xml.attribute("date1904");
                    since1904 = "1".equals(flag) || "true".equals(flag);
                } else if (xml.name().equals("sheet")) {
                    addSheet(xml, targets);
                }
            }
        }
    }

    private void addSheet(Xml xml, Map<String, String> targets) {
        var part = targets.get(String.valueOf(xml.anyAttribute("id")));
        var state = xml.attribute("state");
        if (part != null && part.contains("worksheets/")) {
            sheets.add(
                    new Sheet(String.valueOf(xml.attribute("name")), part, state != null && !state.equals("visible")));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
