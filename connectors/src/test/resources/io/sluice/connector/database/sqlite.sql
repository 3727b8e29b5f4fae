create table customers (id integer primary key, email varchar(200) not null unique, name text default 'it''s (CHECK (no))',
  tax_number text, active boolean not null default 1, created datetime default current_timestamp,
  check (email like '%@%'), check (length(name) < 100 and (id > 0)));
create unique index by_tax on customers (tax_number);
create unique index by_lower on customers (lower(email));
create table "order lines" (order_id int not null, line smallint not null, customer integer references customers on delete cascade,
  price decimal(10,2) not null, quantity real, total generated always as (price * 2) virtual, at date, doc json, raw blob, anything,
  primary key (order_id, line));
create table notes (order_id int, line int, body text,
  foreign key (order_id, line) references "order lines" (order_id, line) on delete set null);
create view big_lines as select order_id, total from "order lines" where quantity > 10;
create view broken as select missing from customers;
create trigger audit_notes after insert on notes begin select 1; end;
