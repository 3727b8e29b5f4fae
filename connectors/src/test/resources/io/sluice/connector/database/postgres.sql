create schema crm;
create type mood as enum ('sad', 'ok', 'happy');
create domain positive as numeric(10,2) check (value > 0);
create table crm.customers (
  id bigint generated always as identity primary key,
  email varchar(200) not null,
  name text collate "C" not null,
  tax_number text,
  feeling mood default 'ok',
  created timestamptz not null default now(),
  unique (email),
  check (email like '%@%')
);
comment on table crm.customers is 'People who buy';
comment on column crm.customers.email is 'Where bills go';
create unique index customers_tax on crm.customers (tax_number);
create unique index customers_lower on crm.customers (lower(email));
create unique index customers_partial on crm.customers (name) where feeling = 'happy';
create table public."Order Lines" (
  order_id int not null,
  line smallint not null,
  customer bigint references crm.customers on delete cascade,
  price positive not null,
  quantity numeric not null default 1,
  total numeric generated always as (quantity * 2) stored,
  flags boolean[] ,
  note char(5),
  at date, clock time, clocked timetz, seen timestamp(3), lasted interval, uid uuid, doc jsonb, raw bytea, ratio real,
  primary key (order_id, line)
);
create table public.notes (order_id int, line int, body text,
  constraint notes_of foreign key (order_id, line) references "Order Lines" (order_id, line) on delete set null);
create table public.events (at timestamptz not null, kind text) partition by range (at);
create table public.events_2026 partition of public.events for values from ('2026-01-01') to ('2027-01-01');
create view public.big_lines as select order_id, total from "Order Lines" where quantity > 10;
create materialized view public.customer_count as select count(*) as n from crm.customers;
create function audit() returns trigger language plpgsql as 'begin return new; end';
create trigger audit_notes after insert on notes for each row execute function audit();
create rule quiet as on delete to notes do instead nothing;
create schema sluice;
create table sluice.ledger (a int);
create schema sluice_r0123456789abcdef;
create table sluice_r0123456789abcdef.stage (a int);
