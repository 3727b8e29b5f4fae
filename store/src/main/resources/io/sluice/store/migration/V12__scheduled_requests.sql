-- Which schedule a request belongs to, whose approved pipeline it runs again, and the range of a backfill.
alter table pipelines
    add column schedule    text,
    add column replays     text,
    add column window_from text,
    add column window_to   text;
create index pipelines_schedule on pipelines (schedule, id) where schedule is not null;
