-- The books of each step of a load, range by range, written in the transaction of each chunk; and how many bytes its facts take.
create table warehouse.step_book (
    load_id            integer not null,
    step_name          text    not null,
    topic              text    not null,
    read               bigint  not null,
    facts              bigint  not null,
    duplicates         bigint  not null,
    quarantined        bigint  not null,
    read_amount        numeric(38, 4),
    fact_amount        numeric(38, 4),
    duplicate_amount   numeric(38, 4),
    quarantined_amount numeric(38, 4),

    constraint step_book_pk      primary key (load_id, step_name),
    constraint step_book_load_fk foreign key (load_id) references warehouse.load on delete cascade
);
comment on table warehouse.step_book is
    'Grain: one step of one load, each range of a step for itself. What it read and what became of it, in its committed chunks';
comment on column warehouse.step_book.load_id is 'The load';
comment on column warehouse.step_book.step_name is 'The step, with its range: loadSalesRange:1-0-0 begins at offset 0 of partition 0, generation 1';
comment on column warehouse.step_book.topic is 'Topic in Kafka';
comment on column warehouse.step_book.read is 'Landed records that it read';
comment on column warehouse.step_book.facts is 'Records that became facts; on profile topics, statements';
comment on column warehouse.step_book.duplicates is 'Records whose identity an earlier record with the same content holds';
comment on column warehouse.step_book.quarantined is 'Records refused with a reason';
comment on column warehouse.step_book.read_amount is
    'What was read is worth, each record in its own currency (a check sum, not a sum of money); null unless sales';
comment on column warehouse.step_book.fact_amount is 'The part of read_amount that became facts; null where it is nothing';
comment on column warehouse.step_book.duplicate_amount is 'The part of read_amount that is duplicates; null where it is nothing';
comment on column warehouse.step_book.quarantined_amount is 'The part of read_amount that is quarantined; null where it is nothing';

create table warehouse.load_size (
    load_id     integer not null,
    fact        text    not null,
    rows        bigint  not null,
    table_bytes bigint  not null,
    index_bytes bigint  not null,

    constraint load_size_pk      primary key (load_id, fact),
    constraint load_size_load_fk foreign key (load_id) references warehouse.load on delete cascade
);
comment on table warehouse.load_size is
    'Grain: one fact table in one load. The size of its partitions of the days on which the load has events';
comment on column warehouse.load_size.load_id is 'The load';
comment on column warehouse.load_size.fact is 'fact_sales, fact_product_views or fact_cart_events';
comment on column warehouse.load_size.rows is 'Rows of those partitions, of other loads too, as the planner estimates them';
comment on column warehouse.load_size.table_bytes is 'Bytes of their rows';
comment on column warehouse.load_size.index_bytes is 'Bytes of their indexes';

grant select, insert, update, delete on warehouse.step_book, warehouse.load_size to batch_runner;
grant select on warehouse.step_book, warehouse.load_size to console_app;

-- A load that is open has read records without noting it: its books could not add up.
do $$ begin
    if exists (select from warehouse.load where status = 'OPEN') then
        raise exception 'a load is open: let its night end and publish it with the release that began it, then migrate';
    end if;
end $$;
