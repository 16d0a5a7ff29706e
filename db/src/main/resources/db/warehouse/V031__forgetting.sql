-- Customers and products that the open load makes again although it brings no statement about them.
create table staging.touched_key (
    dimension   text not null,
    natural_key text not null,

    constraint touched_key_pk           primary key (dimension, natural_key),
    constraint touched_key_dimension_ck check (dimension in ('customer', 'product'))
);
comment on table staging.touched_key is
    'Grain: one customer or product that the open load makes again from its statements, besides those it brings statements about';
comment on column staging.touched_key.dimension is 'customer or product';
comment on column staging.touched_key.natural_key is 'Its natural key';
grant select, insert, update, delete, truncate on staging.touched_key to batch_runner;
