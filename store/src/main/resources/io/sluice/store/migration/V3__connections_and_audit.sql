create table connections (
    user_id    integer     not null,
    name       text        not null,
    kind       text        not null,
    location   text        not null,
    secret     bytea,
    settings   json        not null,
    read_only  boolean     not null,
    state      text        not null check (state in ('untested', 'good', 'bad')),
    detail     text,
    updated_at timestamptz not null default now(),
    primary key (user_id, name)
);
comment on column connections.secret is 'AES-GCM, nonce first; the key is in a file outside this database';

create table idempotency_keys (
    user_id      integer     not null,
    key          text        not null,
    fingerprint  text        not null,
    status       integer,
    content_type text,
    location     text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (user_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table audit_log (
    id       bigint      primary key,
    at       timestamptz not null,
    user_id  integer     not null,
    action   text        not null,
    subject  text        not null,
    detail   text        not null,
    previous text        not null,
    hash     text        not null unique
);

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_no_change before update or delete on audit_log
    for each row execute function audit_log_is_append_only();
create trigger audit_log_no_truncate before truncate on audit_log
    for each statement execute function audit_log_is_append_only();
