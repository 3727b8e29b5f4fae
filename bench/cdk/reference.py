"""Reads streams with the reference engine: one JSON job a line in, one JSON answer a line out.

A job: {"manifest": path, "config": path, "stream": name or null, "state": object or null, "now": instant, "out": path}.
Without a stream the answer lists the manifest's streams; with one, its records are written to "out" as JSON lines and the
answer says how the read ended and with which state. The clock stands still and nothing waits, unless it is called with --real-time.
"""

import copy
import functools
import json
import logging
import os
import sys
import tempfile
import time
import traceback

import freezegun

ANSWERS = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # whatever the engine prints goes to stderr

from airbyte_cdk.models import (  # noqa: E402
    AirbyteStateBlob,
    AirbyteStateMessage,
    AirbyteStateType,
    AirbyteStream,
    AirbyteStreamState,
    ConfiguredAirbyteCatalog,
    ConfiguredAirbyteStream,
    DestinationSyncMode,
    StreamDescriptor,
    SyncMode,
    Type,
)
from airbyte_cdk.sources.declarative.concurrent_declarative_source import (  # noqa: E402
    ConcurrentDeclarativeSource,
)
from airbyte_cdk.sources.declarative.parsers.manifest_reference_resolver import (  # noqa: E402
    ManifestReferenceResolver,
)

logging.disable(logging.CRITICAL)


@functools.lru_cache(maxsize=1)
def resolved(path):
    with open(path, encoding="utf-8") as manifest:
        return ManifestReferenceResolver().preprocess_manifest(json.load(manifest))


def source(job, catalog=None, state=None):
    """The whole manifest, or (much faster to build) the one stream that is read."""
    manifest = dict(resolved(job["manifest"]))
    if job.get("stream"):
        manifest["streams"] = [stream for stream in manifest["streams"] if name_of(stream) == job["stream"]]
    with open(job["config"], encoding="utf-8") as config:
        settings = json.load(config)
    return settings, ConcurrentDeclarativeSource(
        catalog=catalog, config=settings, state=state, source_config=copy.deepcopy(manifest)
    )


def name_of(stream):
    return stream.get("name") or stream.get("$parameters", {}).get("name")


def describe(job):
    settings, engine = source(job)
    streams = engine.discover(logging.getLogger("airbyte"), settings).streams
    return {
        "streams": [
            {"name": stream.name, "incremental": SyncMode.incremental in stream.supported_sync_modes}
            for stream in streams
        ]
    }


def read(job):
    name, incremental = job["stream"], job["incremental"]
    mode = SyncMode.incremental if incremental else SyncMode.full_refresh
    catalog = ConfiguredAirbyteCatalog(
        streams=[
            ConfiguredAirbyteStream(
                stream=AirbyteStream(name=name, json_schema={}, supported_sync_modes=[mode]),
                sync_mode=mode,
                destination_sync_mode=DestinationSyncMode.append,
            )
        ]
    )
    state = None
    if job.get("state") is not None:
        blob = AirbyteStreamState(
            stream_descriptor=StreamDescriptor(name=name), stream_state=AirbyteStateBlob(job["state"])
        )
        state = [AirbyteStateMessage(type=AirbyteStateType.STREAM, stream=blob)]
    return rows(job, name, catalog, state)


def rows(job, name, catalog, state):
    answer = {"records": 0, "state": None, "error": None}
    with tempfile.TemporaryDirectory() as cache, open(job["out"], "w", encoding="utf-8") as out:
        os.environ["REQUEST_CACHE_PATH"] = cache  # else pages of parents outlive the read
        try:
            settings, engine = source(job, catalog, state)
            for message in engine.read(logging.getLogger("airbyte"), settings, catalog, state):
                if message.type == Type.RECORD and message.record.stream == name:
                    answer["records"] += 1
                    out.write(json.dumps(message.record.data, default=str) + "\n")
                elif message.type == Type.STATE:
                    answer["state"] = blob_of(message.state.stream.stream_state)
        except Exception as error:
            answer["error"] = f"{type(error).__name__}: {error} {getattr(error, 'internal_message', '') or ''}"
            if os.environ.get("TRACE"):
                traceback.print_exc()
    return answer


def blob_of(state):
    return json.loads(json.dumps(state.__dict__, default=str))


def answer(job):
    began = time.perf_counter()
    try:
        answer = read(job) if job.get("stream") else describe(job)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    answer["ms"] = round((time.perf_counter() - began) * 1000)
    return answer


def serve(before):
    for line in sys.stdin:
        job = json.loads(line)
        before(job)
        ANSWERS.write(json.dumps(answer(job)) + "\n")
        ANSWERS.flush()


def main():
    if "--real-time" in sys.argv:
        serve(lambda job: None)
        return
    time.sleep = lambda seconds: None
    with freezegun.freeze_time("2025-06-15T12:34:56Z") as clock:
        serve(lambda job: clock.move_to(job["now"]))


main()
