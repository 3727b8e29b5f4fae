alter table connections
    drop column settings,
    add column id       integer generated always as identity unique,
    add column manifest text,
    add column base_url text;
comment on column connections.secret is
    'AES-GCM for the owner and the id, nonce first: a password, or the whole configuration of an API as JSON; the key is in a file outside this database';
