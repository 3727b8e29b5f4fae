"""Records what the reference engine (airbyte-cdk 7.39.1) makes of datetime cursors: python cursors.py writes cursors.jsonl"""
import datetime, itertools, json, random
from airbyte_cdk.sources.declarative.parsers.model_to_component_factory import ModelToComponentFactory
from airbyte_cdk.sources.declarative.models.declarative_component_schema import DatetimeBasedCursor
from airbyte_cdk.sources.declarative.partition_routers import ListPartitionRouter
from airbyte_cdk.sources.connector_state_manager import ConnectorStateManager
from airbyte_cdk.sources.streams.concurrent.state_converters import datetime_stream_state_converter as converter
from airbyte_cdk.sources.declarative.datetime.datetime_parser import DatetimeParser
from airbyte_cdk.sources.types import Record

NOW = datetime.datetime(2024, 6, 15, 12, 34, 56, 789012, tzinfo=datetime.timezone.utc)
converter.ab_datetime_now = lambda: NOW
parser = DatetimeParser()


class Part:
    def __init__(self, piece):
        self.piece = piece

    def to_slice(self):
        return self.piece


def cursor(case, state):
    factory = ModelToComponentFactory()
    parts = case.get("partitions")
    common = dict(model_type=DatetimeBasedCursor, component_definition=json.loads(json.dumps(case["cursor"])),
                  stream_name="s", stream_namespace=None, config=case["config"], stream_state=json.loads(json.dumps(state)))
    if not parts:
        return factory.create_concurrent_cursor_from_datetime_based_cursor(**common)
    router = ListPartitionRouter(values=parts, cursor_field="part", config={}, parameters={})
    return factory.create_concurrent_cursor_from_perpartition_cursor(
        state_manager=ConnectorStateManager(), partition_router=router, attempt_to_create_cursor_if_not_provided=True, **common)


def run(case):
    field = case["cursor"]["cursor_field"]
    made = cursor(case, case["state"])
    pieces = list(made.stream_slices())
    case["slices"] = [{"partition": dict(p.partition), "window": dict(p.cursor_slice)} for p in pieces]
    case["accepts"] = []
    for number, piece in enumerate(pieces):
        for value in case["values"].get(str(number), []):
            record = Record(data={field: value}, stream_name="s", associated_slice=piece)
            case["accepts"].append(made.should_be_synced(record))
            made.observe(record)
        made.close_partition(Part(piece))
    made.ensure_at_least_one_state_emitted()
    after = dict(made.state)
    after.pop("lookback_window", None)
    case["after"] = after
    return case


def stamp(fmt, *moment):
    return parser.format(datetime.datetime(*moment, tzinfo=datetime.timezone.utc), fmt)


def cases():
    dice = random.Random(7)
    formats = [["%Y-%m-%d"], ["%Y-%m-%dT%H:%M:%SZ"], ["%s"], ["%ms"], ["%s_as_float"], ["%epoch_microseconds"],
               ["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d"], ["%Y-%m-%dT%H:%M:%S.%_msZ"], ["%Y%m%dT%H"], ["%Y-%m-%dT%H:%M:%S+00:00", "%s"]]
    steps = [None, ("P1M", "P1D"), ("P1W", "P1D"), ("P30D", "PT1S"), ("PT36H", "PT0.001S"), ("P1Y", "P1D"), ("P{{ config['days'] }}D", "PT1H")]
    lookbacks = [None, "P1D", "P1M", "P{{ config['days'] }}D", "P400D"]
    ends = [None, "plain", "minmax"]
    states = ["none", "past", "before start", "future", "intervals"]
    clamps = [None, {"target": "DAY"}, {"target": "WEEK", "target_details": {"weekday": "MONDAY"}}, {"target": "MONTH"}]
    combinations = list(itertools.product(formats, steps, lookbacks, ends, states, clamps, [False, True], [None, ["a", "b"], ["a", "b", "a"]]))
    dice.shuffle(combinations)
    for format_list, step, lookback, end, before, clamp, strict, parts in combinations[:200]:
        written = format_list[-1] if format_list[-1] != "%s" or len(format_list) == 1 else format_list[0]
        written = format_list[0] if len(format_list) > 1 and dice.random() < 0.5 else written
        component = {"type": "DatetimeBasedCursor", "cursor_field": "at", "datetime_format": written,
                     "cursor_datetime_formats": format_list, "is_client_side_incremental": True, "start_datetime": stamp(written, 2024, 3, 5, 6, 7, 8)}
        if dice.random() < 0.3:
            component["start_datetime"] = {"type": "MinMaxDatetime", "datetime": "{{ config['start'] }}", "datetime_format": "%Y-%m-%d",
                                           "min_datetime": dice.choice(["", "2024-04-01"]), "max_datetime": dice.choice(["", "2024-05-01"])}
        if step:
            component["step"], component["cursor_granularity"] = step
        if lookback:
            component["lookback_window"] = lookback
        if end == "plain":
            component["end_datetime"] = stamp(written, 2024, 5, 20, 1, 2, 3)
        elif end == "minmax":
            component["end_datetime"] = {"type": "MinMaxDatetime", "datetime": "2024-06-01T00:00:00Z", "datetime_format": "%Y-%m-%dT%H:%M:%SZ"}
        if clamp:
            component["clamping"] = clamp
        if strict:
            component["is_compare_strictly"] = True
        moments = {"past": (2024, 5, 1, 10), "before start": (2024, 1, 1), "future": (2024, 7, 1)}
        state = {"at": stamp(written, *moments[before])} if before in moments else {}
        if before == "intervals" and not parts:
            state = {"state_type": "date-range", "slices": [
                {"start": stamp(written, 2024, 3, 5, 6, 7, 8), "end": stamp(written, 2024, 4, 1), "most_recent_cursor_value": stamp(written, 2024, 3, 20)},
                {"start": stamp(written, 2024, 4, 20), "end": stamp(written, 2024, 5, 1)}]}
        if parts and before in ("past", "intervals"):
            state = {"use_global_cursor": before == "intervals" and dice.random() < 0.5, "lookback_window": 3600,
                     "state": {"at": stamp(written, 2024, 5, 2)},
                     "states": [{"partition": {"part": "a"}, "cursor": {"at": stamp(written, 2024, 4, 2)}}]}
        if parts and dice.random() < 0.2:
            component["global_substream_cursor"] = True
        values = {}
        for number in range(4):
            if dice.random() < 0.8:
                values[str(number)] = [stamp(written, 2024, dice.randint(3, 6), dice.randint(1, 28), dice.randint(0, 23)) for _ in range(3)]
        if dice.random() < 0.2:
            values.setdefault("0", []).append("no time")
        case = {"cursor": component, "config": {"days": 10, "start": "2024-04-11"}, "state": state, "values": values}
        if parts:
            case["partitions"] = parts
        yield case


lines = []
for case in cases():
    try:
        made = run(case)
    except Exception as error:  # what the reference refuses is no example
        import sys
        print(type(error).__name__, str(error)[:150], file=sys.stderr)
        continue
    if len(made["slices"]) < 12:
        lines.append(json.dumps(made, separators=(",", ":")))
with open("cursors.jsonl", "w") as out:
    out.write("\n".join(lines) + "\n")
