-- A draft's steps as files that can be run by hand.
create table scripts (
    pipeline_id   integer not null references pipelines,
    draft_version integer not null,
    name          text    not null,
    content       text    not null,
    executable    boolean not null,
    primary key (pipeline_id, draft_version, name)
);
