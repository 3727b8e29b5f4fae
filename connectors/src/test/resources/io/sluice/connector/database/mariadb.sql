create table customers (
  id bigint unsigned auto_increment primary key,
  email varchar(200) not null comment 'Where bills go',
  name text character set utf8mb4 collate utf8mb4_bin not null,
  tax_number varchar(20),
  feeling enum('sad','ok','happy') default 'ok',
  active tinyint(1) not null default 1,
  created timestamp not null default current_timestamp,
  unique key by_email (email), unique key by_tax (tax_number), unique key by_name_start (name(10)),
  check (email like '%@%')
) comment 'People who buy';
create table `order lines` (
  order_id int not null, line smallint not null, customer bigint unsigned,
  price decimal(10,2) not null, quantity double not null default 1.5,
  total decimal(12,2) generated always as (price * 2) stored,
  flag bit(1), flags bit(8), note char(5) default 'it''s', at date, clock time, seen datetime(3), born year, doc json, raw blob, uid uuid,
  primary key (order_id, line),
  constraint lines_customer foreign key (customer) references customers (id) on delete cascade
);
create table notes (order_id int, line smallint, body text,
  constraint notes_of foreign key (order_id, line) references `order lines` (order_id, line) on delete set null);
create table log (a int) engine = MyISAM;
create view big_lines as select order_id, total from `order lines` where quantity > 10;
create trigger audit_notes before insert on notes for each row set new.body = trim(new.body);
create table sluice_ledger (a int);
