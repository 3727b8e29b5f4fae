import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Writes the example files, always the same: {@code java examples/MakeSales.java examples}. A year of orders as a shop's export would hold
 * them, with what makes real CSV hard: commas, quotes and line breaks inside quotes, names from many alphabets, amounts that are missing
 * in three ways (nothing, blanks, an empty pair of quotes).
 */
class MakeSales {

    static final int ORDERS = 3_000;

    static final String[] CUSTOMERS = {
        "Ærø Smørrebrød ApS;DK", "Ångström & Söner AB;SE", "Béatrice Lefèvre;FR", "Café \"Zum Löwen\";AT", "Çelik, Ayşe;TR",
        "Dvořák, Antonín;CZ", "Eğitim Kırtasiye;TR", "Føroya Bókhandil;FO", "García Márquez, Inés;ES", "Håkon's Verksted;NO",
        "Iñaki Etxeberria;ES", "Jürgen Groß;DE", "Kaffeehaus Müller, Inh. Jörg Müller;DE", "Łukasz Żółć;PL", "Muñoz e Hijos, S.L.;ES",
        "Νίκος Παπαδόπουλος;GR", "O'Brien & Daughters, Ltd.;IE", "Pâtisserie \"L'Été\";FR", "Quách Thị Hương;VN", "Růžičková, Eva;CZ",
        "Šarūnas Žemaitis;LT", "Þór Björnsson;IS", "Uğur Öztürk;TR", "Władysław i Syn;PL", "Яна Петрова;BG", "Zoë van der Berg;NL",
        "东京文具店;JP", "한국상사;KR", "Acme Corporation;US", "Baker, Smith and Sons;GB", "Windhoek Traders;NA", "Oslo Papir AS;NO"
    };

    static final String[] PRODUCTS = {
        "Notebook, ruled, A5;4.90", "Notebook, plain, A4;6.50", "Fountain pen \"Classic\";29.00", "Ink, blue-black, 50 ml;8.75",
        "Pencil HB;0.85", "Eraser;1.20", "Ruler 12\";2.40", "Desk lamp;49.90", "Paper 80 g, 500 sheets;5.60", "Envelope C5, 100 pcs;7.30",
        "Étui en cuir;34.50", "Sketchbook;12.00", "Marker set, 24 colours;38.25", "Stapler;11.95", "Globe;89.00"
    };

    static final String[] NOTES = {
        "Leave at the door", "Gift wrap, please", "He said \"no rush\"", "Deliver to:\nBack entrance\nRing twice", "Facture à joindre",
        "Rabatt 10 %, vereinbart", "Call before delivery; ask for Zoë", "Second attempt:\r\nneighbour, no. 12", "VIP"
    };

    final Random random = new Random(20240101);

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args.length > 0 ? args[0] : ".");
        var make = new MakeSales();
        Files.writeString(folder.resolve("sales.csv"), make.sales());
        Files.writeString(folder.resolve("customers.json"), make.customers());
        Files.writeString(folder.resolve("returns.jsonl"), make.returns());
    }

    String sales() {
        var text = new StringBuilder("order_id,order_date,customer,product,quantity,amount,country,note\n");
        for (int i = 0; i < ORDERS; i++) {
            var customer = pick(CUSTOMERS).split(";");
            var product = pick(PRODUCTS).split(";");
            int quantity = 1 + (random.nextInt(10) == 0 ? random.nextInt(200) : random.nextInt(12));
            text.append(10_001 + i).append(',');
            text.append(LocalDate.of(2024, 1, 2).plusDays(i * 363L / ORDERS)).append(',');
            text.append(quoted(customer[0])).append(',');
            text.append(quoted(product[0])).append(',');
            text.append(quantity).append(',');
            text.append(amount(quantity, product[1])).append(',');
            text.append(customer[1]).append(',');
            text.append(random.nextInt(5) == 0 ? quoted(pick(NOTES)) : "").append('\n');
        }
        return text.toString();
    }

    /** The price of the order; for some orders nobody has entered it. */
    String amount(int quantity, String price) {
        return switch (random.nextInt(40)) {
            case 0 -> "";
            case 1 -> random.nextBoolean() ? "  " : "\"\"";
            default -> cents(quantity * Math.round(Double.parseDouble(price) * 100));
        };
    }

    String customers() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < CUSTOMERS.length; i++) {
            var customer = CUSTOMERS[i].split(";");
            rows.add("  {\"customer\": %s, \"country\": \"%s\", \"segment\": \"%s\", \"since\": \"%s\", \"discount\": %s, \"contact\": {\"vip\": %s}}"
                    .formatted(
                            json(customer[0]),
                            customer[1],
                            pick(new String[] {"shop", "private", "reseller"}),
                            LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000)),
                            random.nextInt(3) == 0 ? "null" : "0." + (10 + random.nextInt(15)),
                            random.nextInt(4) == 0));
        }
        return "[\n" + String.join(",\n", rows) + "\n]\n";
    }

    String returns() {
        var orders = new TreeSet<Integer>();
        while (orders.size() < 120) {
            orders.add(10_001 + random.nextInt(ORDERS));
        }
        var text = new StringBuilder();
        for (int order : orders) {
            var reasons = List.of("damaged", "wrong item", "changed \"mind\"", "too late");
            text.append("{\"order_id\": %d, \"returned_on\": \"%s\", \"quantity\": %d, \"reason\": %s}\n"
                    .formatted(
                            order,
                            LocalDate.of(2024, 1, 9).plusDays((order - 10_001) * 363L / ORDERS + random.nextInt(20)),
                            1,
                            json(reasons.get(random.nextInt(reasons.size())))));
        }
        return text.toString();
    }

    String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    static String cents(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    static String quoted(String field) {
        boolean needed = field.matches("(?s).*[,\"\r\n].*");
        return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
