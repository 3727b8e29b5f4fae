"""Loads the bench's orders with a peer: prints the rows that arrived and the seconds it took, start-up not counted.

SLUICE_BENCH_DSN=postgresql://… peers.py dlt|dlt-csv|cdk URL TABLE MANIFEST
"""

import csv
import json
import logging
import os
import sys
import tempfile
import time

logging.disable(logging.CRITICAL)


def dlt_load(url, dsn, table, loader_format):
    import dlt
    from dlt.sources.rest_api import rest_api_source

    source = rest_api_source(
        {
            "client": {"base_url": url},
            "resources": [
                {
                    "name": table,
                    "endpoint": {
                        "path": "orders",
                        "data_selector": "data",
                        "paginator": {"type": "page_number", "base_page": 1, "page_param": "page", "total_path": None},
                    },
                }
            ],
        }
    )
    pipeline = dlt.pipeline(
        pipeline_name=table,
        destination=dlt.destinations.postgres(dsn),
        dataset_name="peer",
        pipelines_dir=tempfile.mkdtemp(prefix="sluice-dlt"),
    )
    began = time.monotonic()
    pipeline.run(source, write_disposition="replace", loader_file_format=loader_format)
    return time.monotonic() - began


def cdk_load(dsn, table, manifest):
    import psycopg2
    from airbyte_cdk.models import (
        AirbyteStream,
        ConfiguredAirbyteCatalog,
        ConfiguredAirbyteStream,
        DestinationSyncMode,
        SyncMode,
        Type,
    )
    from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource

    with open(manifest, encoding="utf-8") as text:
        definition = json.load(text)
    schema = definition["streams"][0]["schema_loader"]["schema"]
    names = list(schema["properties"])
    catalog = ConfiguredAirbyteCatalog(
        streams=[
            ConfiguredAirbyteStream(
                stream=AirbyteStream(name="orders", json_schema=schema, supported_sync_modes=[SyncMode.full_refresh]),
                sync_mode=SyncMode.full_refresh,
                destination_sync_mode=DestinationSyncMode.overwrite,
            )
        ]
    )
    source = ConcurrentDeclarativeSource(catalog=catalog, config={}, state=None, source_config=definition)
    began = time.monotonic()
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor, tempfile.TemporaryFile("w+") as file:
        rows = csv.writer(file)
        for message in source.read(logging.getLogger("airbyte"), {}, catalog, None):
            if message.type == Type.RECORD:
                data = message.record.data
                rows.writerow([data[name] for name in names])
        file.seek(0)
        cursor.execute("create schema if not exists peer")
        cursor.execute(
            f"create table peer.{table} (id bigint, customer text, city text, sold_on date, amount numeric, quantity bigint,"
            " discount numeric, paid boolean, note text, seen_at timestamptz)"
        )
        cursor.copy_expert(f"copy peer.{table} ({', '.join(names)}) from stdin (format csv)", file)
    return time.monotonic() - began


def count(dsn, table):
    import psycopg2

    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute(f"select count(*) from peer.{table}")
        return cursor.fetchone()[0]


def main():
    kind, url, table, manifest = sys.argv[1:5]
    dsn = os.environ["SLUICE_BENCH_DSN"]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a peer prints goes to stderr
    if kind == "cdk":
        seconds = cdk_load(dsn, table, manifest)
    else:
        seconds = dlt_load(url, dsn, table, "csv" if kind == "dlt-csv" else None)
    print(count(dsn, table), f"{seconds:.3f}", file=answers, flush=True)


main()
