-- What is counted about the calls of a connection, by all that read it; the figures mean something to the manifest's limiter alone.
create table call_books (
    connection_id integer  not null references connections (id) on delete cascade,
    manifest      integer  not null,
    page          integer  not null,
    figures       bigint[] not null default '{}',
    primary key (connection_id, manifest, page)
);
