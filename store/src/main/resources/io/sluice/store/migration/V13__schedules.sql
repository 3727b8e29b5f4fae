-- Requests that come again by themselves; Temporal keeps the clock, this table what is fired. A deleted name may be taken again.
create table schedules (
    name             text        primary key,
    user_id          integer     not null,
    sentence         text        not null,
    request          text        not null,
    cron             text[]      not null,
    every_seconds    bigint,
    words            text        not null,
    timezone         text        not null,
    on_names         text[]      not null,
    into_names       text[]      not null,
    files            text,
    budget           json        not null,
    on_drift         text        not null check (on_drift in ('STOP', 'REPAIR')),
    catch_up_seconds bigint      not null,
    first_request    text        not null,
    paused           boolean     not null default false,
    note             text        not null default '',
    created_at       timestamptz not null default now(),
    deleted_at       timestamptz
);

-- How what is there differs from what a schedule's pipeline was approved against.
alter table pipelines add column drift json;
