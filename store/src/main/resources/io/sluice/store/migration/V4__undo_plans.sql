create table undo_plans (
    hash        text        primary key,
    pipeline_id integer     not null references pipelines,
    plan        json        not null,
    created_at  timestamptz not null default clock_timestamp()
);
create index undo_plans_pipeline on undo_plans (pipeline_id, created_at);
