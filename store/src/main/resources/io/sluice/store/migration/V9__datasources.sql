alter table connections add column created_at timestamptz not null default now();

create view datasources as
    select id, user_id as org_id, kind as type, name, secret as config, created_at
    from connections
    where name not like '%~candidate';
comment on view datasources is 'the connections under the names of the assistant''s data model; config is sealed';
