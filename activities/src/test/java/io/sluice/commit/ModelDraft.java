package io.sluice.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a model says to a request, made by a seed from a shape of every kind of step. A name stands in a shape as {@code <kind:name>}; a
 * hallucinated draft has at least one that is not there in its stead.
 */
record ModelDraft(long seed, String reply) {

    private static final Pattern NAME = Pattern.compile("<(\\w+):([^>]*)>");

    /** No part of any name that is there, so that they can be found in the statements of a database. */
    private static final Map<String, List<String>> WRONG = Map.of(
            "connection", List.of("zoo", "gardenx", "prodx"),
            "schema", List.of("publicx", "archivex", "zoo"),
            "table", List.of("plantsx", "flowersx", "treesx", "bedsx"),
            "column", List.of("colorx", "heigthx", "plant_idx", "soilx"),
            "file", List.of("heightsx.csv", "old/heightsx.csv", "heightsx.json"),
            "stream", List.of("invoicesx", "ordersx"),
            "output", List.of("readx", "answerx"));

    static final List<String> NOT_THERE = WRONG.values().stream()
            .flatMap(List::stream)
            .filter(name -> name.endsWith("x"))
            .toList();

    private static final String SQL = """
            {"type":"sql","depends_on":[],"source":"","target":"","columns":[],"drop_when":[],"distinct_on":[],"mode":"none","key":[],
             "connection":"<connection:garden>","code":"%s","inputs":[],"outputs":[%s]}""";

    private static final String EXTRACT = """
            {"type":"extract","depends_on":[],"source":"<connection:shop>.<schema:SHOP>.<stream:orders>","target":"","columns":[],"drop_when":[],
             "distinct_on":[],"mode":"none","key":[],"connection":"","code":"","inputs":[],"outputs":["read"]}""";

    private static final String JOIN = """
            {"type":"sql","depends_on":[1],"source":"","target":"","columns":[],"drop_when":[],"distinct_on":[],"mode":"none","key":[],
             "connection":"<connection:garden>","code":"SELECT p.<column:species>, sum(r.<column:pieces>) AS pieces FROM <output:read> r JOIN
             <schema:public>.<table:plants> p ON p.<column:plant> = r.<column:plant> GROUP BY p.<column:species>","inputs":[],
             "outputs":["report"]}""";

    private static final String REPORT = """
            {"type":"load","depends_on":[2],"source":"output:<output:report>","target":"<connection:garden>.<schema:public>.sold","mode":"replace",
             "columns":[{"from":"<column:species>","to":"species","type":"text","cleanings":[]},
             {"from":"<column:pieces>","to":"pieces","type":"decimal","cleanings":[]}],"drop_when":[],"distinct_on":[],"key":[],"connection":"",
             "code":"","inputs":[],"outputs":[]}""";

    private static final String UPSERT = """
            {"type":"load","depends_on":[],"source":"file:<file:heights.csv>","target":"<connection:garden>.<schema:public>.plants","mode":"upsert",
             "columns":[{"from":"<column:plant>","to":"plant","type":"int64","cleanings":[]},
             {"from":"<column:height>","to":"<column:height>","type":"decimal","cleanings":["trim"]}],
             "drop_when":[{"column":"<column:height>","test":"empty","values":[]}],"distinct_on":["<column:plant>"],"key":["<column:plant>"],
             "connection":"","code":"","inputs":[],"outputs":[]}""";

    private static final String SCRIPT = """
            {"type":"bash","depends_on":[],"source":"","target":"","columns":[],"drop_when":[],"distinct_on":[],"mode":"none","key":[],
             "connection":"","code":"tail -n +2 /data/<file:heights.csv> > /tmp/bare.csv","inputs":["/data/heights.csv"],
             "outputs":["/tmp/bare.csv"]},
            {"type":"load","depends_on":[1],"source":"file:/tmp/<output:bare>.csv","target":"<connection:garden>.<schema:public>.bare",
             "mode":"append","columns":[{"from":"plant","to":"plant","type":"int64","cleanings":[]}],"drop_when":[],"distinct_on":[],"key":[],
             "connection":"","code":"","inputs":[],"outputs":[]}""";

    private static final String EXPORT = """
            {"type":"load","depends_on":[1],"source":"output:<output:rows>","target":"file:rows.csv","mode":"replace",
             "columns":[{"from":"<column:species>","to":"species","type":"text","cleanings":[]}],"drop_when":[],"distinct_on":[],"key":[],
             "connection":"","code":"","inputs":[],"outputs":[]}""";

    private static final List<String> SHAPES = List.of(
            sql("SELECT <column:species> FROM <schema:public>.<table:plants> WHERE <column:height> > 1"),
            sql(
                    "SELECT p.<column:species>, b.<column:soil> FROM <table:plants> p JOIN <table:beds> b ON b.<column:bed> = p.<column:bed>"),
            sql("WITH few AS (SELECT <column:species> FROM <table:plants>) SELECT count(*) FROM few"),
            sql(
                    "SELECT <column:species> FROM <table:plants> WHERE <column:bed> IN (SELECT <column:bed> FROM <table:beds>)"),
            sql("UPDATE <table:plants> SET <column:height> = 3 WHERE <column:plant> = 1"),
            sql("DELETE FROM <schema:public>.<table:plants> WHERE <column:plant> = 77"),
            sql(
                    "INSERT INTO <table:beds> (<column:bed>, <column:soil>) SELECT <column:plant> + 1000, <column:species> FROM <table:plants>"
                            + " WHERE <column:plant> = 77"),
            "[" + EXTRACT + "," + JOIN + "," + REPORT + "]",
            "[" + UPSERT + "]",
            "[" + SCRIPT + "]",
            "[" + SQL.formatted("SELECT <column:species> FROM <table:plants>", "\"rows\"") + "," + EXPORT + "]");

    private static String sql(String code) {
        return "[" + SQL.formatted(code, code.startsWith("SELECT") || code.startsWith("WITH") ? "\"answer\"" : "")
                + "]";
    }

    static ModelDraft right(long seed, String shop) {
        return new ModelDraft(seed, filled(shape(new Random(seed)), shop, List.of(), new Random(seed)));
    }

    static ModelDraft hallucinated(long seed, String shop) {
        var dice = new Random(seed);
        var shape = shape(dice);
        var names = (int) NAME.matcher(shape).results().count();
        var wrong = new ArrayList<>(List.of(dice.nextInt(names)));
        if (dice.nextInt(4) == 0) {
            wrong.add(dice.nextInt(names));
        }
        return new ModelDraft(seed, filled(shape, shop, wrong, dice));
    }

    private static String shape(Random dice) {
        return SHAPES.get(dice.nextInt(SHAPES.size()));
    }

    private static String filled(String shape, String shop, List<Integer> wrong, Random dice) {
        var at = new int[] {0};
        var steps = NAME.matcher(shape)
                .replaceAll(name -> wrong.contains(at[0]++) ? wrong(name, dice) : name.group(2))
                .replace("SHOP", shop)
                .replaceAll("\\s+", " ");
        return "{\"kind\":\"pipeline\",\"text\":\"\",\"options\":[],\"reason\":\"\",\"assumptions\":[],\"steps\":"
                + steps + "}";
    }

    private static String wrong(MatchResult name, Random dice) {
        var candidates = WRONG.getOrDefault(name.group(1), List.of());
        return candidates.get(dice.nextInt(candidates.size()));
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + reply;
    }
}
