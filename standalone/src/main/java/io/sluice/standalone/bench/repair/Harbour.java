package io.sluice.standalone.bench.repair;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files and tables of a small harbour, and sentences about them that work. */
final class Harbour {

    private Harbour() {}

    static void writeFiles(Path folder) throws IOException {
        write(
                folder,
                "parcels.csv",
                Charset.forName("windows-1252"),
                "number;received;weight;sender;note\n"
                        + "1;31.12.2025;1.234,50;Müller;\"ground; first\"\n2;24.11.2025;17,25;Zoë;ok\n"
                        + "3;01.10.2025;;Père;x\n4;15.09.2025;3,00;Ann;\n5;03.02.2025;44,10;Çelik;\"a; b\"\n");
        write(
                folder,
                "tolls.csv",
                StandardCharsets.UTF_16,
                "gate|passed|fee|driver\n7|28/02/2025|2.500,00|Søren\n8|17/05/2025|12,75|Łukasz\n9|30/12/2025|8,00|'Nils'\n");
        write(
                folder,
                "rates.tsv",
                StandardCharsets.UTF_8,
                "sku\tprice\tseen\nA1\t2.50\t2026-01-01\nA2\t3.75\t2026-01-02\nA9\t9.00\t2026-02-02\n");
        write(
                folder,
                "crew.csv",
                Charset.forName("windows-1252"),
                "id,email,joined,name\n1,ann@x.org,2025-01-01,Ánn\n2,bo@x.org,2025-02-01,Bø\n3,cy@x.org,2025-03-01,\"Ç, y\"\n");
        write(
                folder,
                "visits.csv",
                StandardCharsets.UTF_8,
                "visit;email;minutes\n10;ann@x.org;5\n11;bo@x.org;12\n12;ann@x.org;30\n13;dé@x.org;8\n");
        write(
                folder,
                "guests.jsonl",
                StandardCharsets.UTF_8,
                "{\"email\":\"ann@x.org\",\"name\":\"Ann\",\"town\":\"Oslo\"}\n{\"email\":\"bo@x.org\",\"name\":\"Bo\",\"town\":\"Bergen\"}\n");
    }

    private static void write(Path folder, String name, Charset charset, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** Over two targets, which may be one. */
    static List<WorkingPipeline> pipelines(String target, String other) {
        var toll =
                "Import tolls.csv into tolls; fee has decimal commas; parse passed as a date in the format DD/MM/YYYY";
        return List.of(
                new WorkingPipeline(
                        "Import parcels.csv into parcels, drop rows with empty weight; weight has decimal commas;"
                                + " convert weight to decimal(10,2); parse received as a date in the format DD.MM.YYYY",
                        target,
                        "parcels",
                        List.of()),
                new WorkingPipeline(
                        toll,
                        other,
                        "tolls",
                        List.of(
                                "create table tolls (gate int primary key, passed date not null, fee decimal(10,2), driver varchar(40))")),
                new WorkingPipeline(
                        "Import rates.tsv into rates, update existing rows by sku",
                        target,
                        "rates",
                        List.of(
                                "create table rates (sku varchar(10) primary key, price numeric(8,2), seen date)",
                                "insert into rates values ('A1', 1.00, '2025-01-01'), ('B7', 7.00, '2025-01-01')")),
                new WorkingPipeline(
                        "Import crew.csv into crew but only new rows by id",
                        other,
                        "crew",
                        List.of(
                                "create table crew (id int primary key, email varchar(60) not null, joined date, name varchar(60))",
                                "insert into crew values (2, 'bo@old.org', '2020-01-01', 'Bo')")),
                new WorkingPipeline(
                        "Join visits.csv with guests.jsonl by email into visitors", target, "visitors", List.of()),
                new WorkingPipeline(
                        "Export berths where depth is above 4 to deep.csv",
                        null,
                        "deep.csv",
                        List.of(
                                "create table berths (berth int primary key, pier varchar(10), depth numeric(5,2))",
                                "insert into berths values (1, 'North', 3.5), (2, 'North', 5.25), (3, 'South', 9)")),
                new WorkingPipeline(
                        "Set price to 5 in tariffs where zone is 'A2'",
                        target,
                        "tariffs",
                        List.of(
                                "create table tariffs (tariff int primary key, zone varchar(4), price numeric(8,2))",
                                "insert into tariffs values (1, 'A1', 2), (2, 'A2', 3), (3, 'A2', 4)")),
                new WorkingPipeline(
                        "Delete the rows of moorings where owner is 'nobody'",
                        other,
                        "moorings",
                        List.of(
                                "create table moorings (mooring int primary key, owner varchar(20), paid date)",
                                "insert into moorings values (1, 'Ann', '2025-01-01'), (2, 'nobody', null), (3, 'nobody', '2025-03-01')")));
    }
}
