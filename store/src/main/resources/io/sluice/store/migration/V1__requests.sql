-- The five tables that others may read: names and columns are a contract.

create table pipelines (
    id          integer generated always as identity primary key,
    user_id     integer      not null,
    prompt_text text         not null,
    status      varchar(50)  not null default 'pending'
        check (status in ('pending', 'running', 'success', 'failed', 'repaired')),
    created_at  timestamptz  not null default now(),
    updated_at  timestamptz,
    -- from here on Sluice's own
    request_id  text         not null unique,
    outcome     text         not null default 'running'
        check (outcome in ('running', 'committed', 'answered', 'asked', 'proven', 'awaiting_approval', 'rejected', 'refused',
                           'expired', 'failed', 'cancelled', 'partly_committed', 'undone')),
    on_names    text[]       not null,
    into_names  text[]       not null,
    files       text,
    approval    text         not null,
    pace        text         not null,
    said_at     timestamptz,
    timezone    text         not null,
    phase       text,
    run         text,
    transition  integer      not null default 0,
    repairs     integer      not null default 0,
    question    json,
    error       json,
    resumable   json
);
create index pipelines_open on pipelines (id) where outcome in ('running', 'asked', 'awaiting_approval');

create table drafts (
    id              integer generated always as identity primary key,
    pipeline_id     integer     not null references pipelines,
    version         integer     not null,
    hash            text        not null,
    pipeline        json        not null,
    author_kind     text        not null,
    author_name     text        not null,
    author_prompt   text,
    patch_attempt   integer,
    patch_problem   bigint,
    patch_reason    text,
    changes_meaning boolean     not null default false,
    created_at      timestamptz not null default now(),
    unique (pipeline_id, version)
);

create table pipeline_steps (
    id             integer generated always as identity primary key,
    pipeline_id    integer     not null references pipelines,
    step_number    integer     not null,
    code_type      varchar(10) not null check (code_type in ('bash', 'sql', 'extract', 'load')),
    script_content text        not null,
    created_at     timestamptz default now(),
    draft_version  integer     not null,
    depends_on     integer[]   not null,
    unique (pipeline_id, draft_version, step_number)
);

create table schema_snapshots (
    id            integer generated always as identity primary key,
    pipeline_id   integer     not null references pipelines,
    db_structure  json        not null,
    file_list     json        not null,
    snapshot_time timestamptz not null default now()
);
create index schema_snapshots_pipeline on schema_snapshots (pipeline_id);

create table execution_logs (
    id                integer generated always as identity primary key,
    pipeline_id       integer     not null references pipelines,
    step_id           integer     not null references pipeline_steps,
    run_time          timestamptz not null,
    is_successful     boolean     not null,
    stdout            text,
    stderr            text,
    exit_code         integer,
    execution_time_ms integer,
    attempt           integer     not null,
    step_number       integer     not null,
    unique (pipeline_id, attempt, step_number)
);

create table repair_logs (
    id                integer generated always as identity primary key,
    pipeline_id       integer     not null references pipelines,
    attempt_number    integer     not null check (attempt_number between 1 and 3),
    original_error    text        not null,
    ai_fix_reason     text        not null,
    patched_code      text        not null,
    repair_time       timestamptz not null default now(),
    repair_successful boolean     not null,
    error_class       text        not null,
    unique (pipeline_id, attempt_number)
);
