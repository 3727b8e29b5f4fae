-- What a request went through and what came of it. JSON columns are of type json: jsonb refuses an escaped NUL, and rows may hold one.

create table problems (
    id          bigint generated always as identity primary key,
    pipeline_id integer     not null references pipelines,
    kind        text        not null,
    phase       text        not null,
    step        integer     not null,
    message     text        not null,
    token       text,
    next        text        not null,
    created_at  timestamptz not null default now()
);
create index problems_pipeline on problems (pipeline_id);
alter table drafts add foreign key (patch_problem) references problems;

create table proofs (
    hash          text        primary key,
    pipeline_id   integer     not null references pipelines,
    draft_version integer     not null,
    basis         text        not null check (basis in ('rehearsed', 'copied', 'estimated')),
    predicted     json        not null,
    claims        json        not null,
    waits_because json        not null,
    not_proven    json        not null,
    not_undoable  json        not null,
    budget        json        not null,
    sealed        json        not null,
    created_at    timestamptz not null default clock_timestamp()
);
create index proofs_pipeline on proofs (pipeline_id, created_at);

create table diff_rows (
    id           bigint generated always as identity primary key,
    proof        text    not null references proofs,
    target_table text    not null,
    kind         text    not null check (kind in ('insert', 'change', 'delete', 'drop', 'reject')),
    ordinal      integer not null,
    before       json,
    after        json,
    note         text,
    unique (proof, target_table, kind, ordinal)
);

create table commits (
    pipeline_id  integer     primary key references pipelines,
    proof        text        not null references proofs,
    actual       json        not null,
    committed_at timestamptz not null,
    receipts     json        not null
);

create table answers (
    pipeline_id integer     primary key references pipelines,
    columns     json        not null,
    rows        json        not null,
    truncated   boolean     not null,
    created_at  timestamptz not null default now()
);

create table phases (
    id          bigint generated always as identity primary key,
    pipeline_id integer     not null references pipelines,
    run         text        not null,
    transition  integer     not null,
    name        text        not null,
    entered_at  timestamptz not null default clock_timestamp(),
    unique (pipeline_id, run, transition)
);

create table events (
    id          bigint generated always as identity primary key,
    pipeline_id integer     not null references pipelines,
    run         text        not null,
    n           integer     not null,
    kind        text        not null,
    data        json        not null,
    at          timestamptz not null default clock_timestamp(),
    unique (pipeline_id, run, n, kind)
);
create index events_timeline on events (pipeline_id, id);

create table progress (
    pipeline_id integer     not null references pipelines,
    step        integer     not null,
    rows        bigint      not null,
    bytes       bigint      not null,
    total_bytes bigint      not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (pipeline_id, step)
);
