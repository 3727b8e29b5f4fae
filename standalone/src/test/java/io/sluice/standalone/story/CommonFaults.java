package io.sluice.standalone.story;

import static io.sluice.standalone.story.Replies.after;
import static io.sluice.standalone.story.Replies.bash;
import static io.sluice.standalone.story.Replies.load;
import static io.sluice.standalone.story.Replies.patch;
import static io.sluice.standalone.story.Replies.pipeline;
import static io.sluice.standalone.story.Replies.sql;
import static io.sluice.standalone.story.Replies.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two faults of each of twelve classes, over tables and files of a library. */
final class CommonFaults {

    static final List<String> TABLES = List.of(
            "create table readers (id int primary key, name text not null, city text)",
            "insert into readers values (1, 'Ann', 'Oslo'), (2, 'Bo', 'Bergen'), (3, 'Cy', null)",
            "create table codes (code text, day text)",
            "insert into codes values ('12', '31/12/2025'), ('30', '24/11/2025')",
            "create table shelves (n int)",
            "insert into shelves select generate_series(1, 3000)");

    private static final String PLAIN = "n int, what text";
    private static final String KEYED = "n int primary key, what text";

    private final List<Fault> faults = new ArrayList<>();

    private CommonFaults() {}

    static List<Fault> all() {
        var all = new CommonFaults();
        all.names();
        all.values();
        all.files();
        all.words();
        all.rules();
        return all.faults;
    }

    static void writeFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("loans-1.csv"), "id,title,fee\n1,Emma,2.50\n2,Ulysses,3.00\n");
        Files.writeString(folder.resolve("fees.csv"), "id,fee\n1,\"1.234,50\"\n2,\"17,25\"\n");
        Files.writeString(folder.resolve("returns.csv"), "id,day\n1,31.12.2025\n2,24.11.2025\n");
        Files.writeString(folder.resolve("twice.csv"), "id,title\n1,Emma\n1,Emma again\n2,Ulysses\n");
        Files.writeString(folder.resolve("semicolons.csv"), "id;title\n1;Emma\n2;Ulysses\n");
        Files.writeString(folder.resolve("tabs.tsv"), "id\ttitle\n1\tEmma\n2\tUlysses\n");
        Files.write(folder.resolve("latin.csv"), "id,title\n1,Père\n2,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("wide.csv"), "id,title\n1,Père\n2,Zoë\n".getBytes(StandardCharsets.UTF_16));
    }

    private void names() {
        query("missing table", "misspelt", "select id, name from reader", "select id, name from readers", 3);
        query("missing table", "imagined", "select id, name from personnel", "select id, name from readers", 3);
        query("missing column", "imagined", "select id, surname from readers", "select id, name from readers", 3);
        loads(
                "missing column",
                "misspelt, of a file",
                load("loans-1.csv", "TARGET", "id>n:int64", "titel>what:text"),
                load("loans-1.csv", "TARGET", "id>n:int64", "title>what:text"));
        loads(
                "missing file",
                "misspelt",
                load("loans1.csv", "TARGET", "id>n:int64", "title>what:text"),
                load("loans-1.csv", "TARGET", "id>n:int64", "title>what:text"));
        script(
                "missing file",
                "imagined",
                "archive.csv",
                "cat /data/archive.csv",
                "loans-1.csv",
                "cat /data/loans-1.csv");
    }

    private void values() {
        query("type", "text into a number", "select code, day from codes", "select code::int, day from codes", 2);
        loads(
                "type",
                "decimal commas in a file",
                load("fees.csv", "TARGET", "id>n:int64", "fee>what:decimal(10,2)"),
                load("fees.csv", "TARGET", "id>n:int64", "fee>what:decimal(10,2):parse_number:,:."));
        loads(
                "date format",
                "day first, in a file",
                load("returns.csv", "TARGET", "id>n:int64", "day>what:date"),
                load("returns.csv", "TARGET", "id>n:int64", "day>what:date:parse_date:dd.MM.yyyy"));
        query(
                "date format",
                "day first, in a table",
                "select 1, to_date(day, 'MM/DD/YYYY')::text from codes",
                "select 1, to_date(day, 'DD/MM/YYYY')::text from codes",
                2);
    }

    private void files() {
        script(
                "encoding",
                "Latin-1",
                "latin.csv",
                "cat /data/latin.csv",
                "latin.csv",
                "iconv -f ISO-8859-1 -t UTF-8 /data/latin.csv");
        script(
                "encoding",
                "UTF-16",
                "wide.csv",
                "cat /data/wide.csv",
                "wide.csv",
                "iconv -f UTF-16 -t UTF-8 /data/wide.csv");
        script(
                "delimiter",
                "semicolons",
                "semicolons.csv",
                "cat /data/semicolons.csv",
                "semicolons.csv",
                "tr ';' ',' < /data/semicolons.csv");
        script("delimiter", "tabs", "tabs.tsv", "cat /data/tabs.tsv", "tabs.tsv", "tr '\\t' ',' < /data/tabs.tsv");
    }

    private void words() {
        query(
                "quoting",
                "a text in double quotes",
                "select id, name from readers where city = \"Oslo\"",
                "select id, name from readers where city = 'Oslo'",
                1);
        script(
                "quoting",
                "a quote left open",
                "loans-1.csv",
                "awk -F, '{print $1 FS $2} /data/loans-1.csv",
                "loans-1.csv",
                "awk -F, '{print $1 FS $2}' /data/loans-1.csv");
        query("syntax", "a word misspelt", "selct id, name from readers", "select id, name from readers", 3);
        query(
                "syntax",
                "another database's function",
                "select id, ifnull(city, '?') from readers",
                "select id, coalesce(city, '?') from readers",
                3);
    }

    private void rules() {
        faults.add(new Fault(
                "constraint",
                "a key twice in a query",
                KEYED,
                insert("select 1, name from readers"),
                insert("select id, name from readers"),
                3));
        var twice = load("twice.csv", "TARGET", "id>n:int64", "title>what:text");
        faults.add(new Fault(
                "constraint",
                "a key twice in a file",
                KEYED,
                pipeline(twice),
                patch("the last one counts", with(with(twice, "mode", "upsert"), "key", List.of("n"))),
                2));
        query(
                "timeout",
                "a join without a condition",
                "select count(*), 'x' from shelves a, shelves b, shelves c where a.n + b.n > c.n",
                "select count(*), 'x' from shelves a",
                1);
        script(
                "timeout",
                "a loop without an end",
                "loans-1.csv",
                "while true; do true; done",
                "loans-1.csv",
                "cat /data/loans-1.csv");
        script(
                "permission",
                "a program that is not allowed",
                "loans-1.csv",
                "curl -s http://127.0.0.1/loans.csv",
                "loans-1.csv",
                "cat /data/loans-1.csv");
        script(
                "permission",
                "a file outside the workspace",
                "loans-1.csv",
                "cat /etc/passwd",
                "loans-1.csv",
                "cat /data/loans-1.csv");
    }

    private void query(String kind, String name, String broken, String mended, int rows) {
        faults.add(new Fault(
                kind,
                name,
                PLAIN,
                insert(broken),
                patch(name, sql("warehouse", "insert into TARGET " + mended)),
                rows));
    }

    private void loads(String kind, String name, Map<String, Object> broken, Map<String, Object> mended) {
        faults.add(new Fault(kind, name, "", pipeline(broken), patch(name, mended), 2));
    }

    private void script(String kind, String name, String input, String broken, String mendedInput, String mended) {
        faults.add(new Fault(kind, name, "", scripted("", broken, input), scripted(name, mended, mendedInput), 2));
    }

    private static String scripted(String reason, String code, String input) {
        return patch(
                reason,
                bash(code + " > /tmp/x.csv", "/data/" + input, "/tmp/x.csv"),
                after(load("/tmp/x.csv", "TARGET", "id>n:int64", "title>what:text"), 1));
    }

    private static String insert(String query) {
        return pipeline(sql("warehouse", "insert into TARGET " + query));
    }
}
