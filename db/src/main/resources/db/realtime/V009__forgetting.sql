-- What landed of a customer is emptied in place: the records stay, so that every one of them has its fate, and say nothing of him.

-- Whether bytes name the customer: as a word of its own.
create function landing.names_customer(bytes bytea, customer text) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select position(convert_to(customer, 'UTF8') in bytes) > 0
       and encode(bytes, 'escape')
           ~ ('(^|[^[:alnum:]_-])' || regexp_replace(encode(convert_to(customer, 'UTF8'), 'escape'), '([][\\.^$*+?(){}|])', '\\\1', 'g')
              || '($|[^[:alnum:]_-])')
$$;
comment on function landing.names_customer(bytea, text) is 'Whether bytes name a customer, as a word of its own';

create function landing.forget_customer(customer text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    emptied bigint;
    total   bigint := 0;
begin
    update landing.customer_change
    set age = null, registration_date = null, email = null, country = null, city = null, preferences = null, loyalty_tier = null,
        extra = null
    where user_id = customer;
    get diagnostics emptied = row_count;
    total := total + emptied;
    update landing.product_view set search_query = null, extra = null
    where user_id = customer and (search_query is not null or extra is not null);
    get diagnostics emptied = row_count;
    total := total + emptied;
    update landing.cart_event set extra = null where user_id = customer and extra is not null;
    get diagnostics emptied = row_count;
    total := total + emptied;
    update landing.sale set extra = null where user_id = customer and extra is not null;
    get diagnostics emptied = row_count;
    total := total + emptied;
    update landing.selected_letter set record_key = null, record_value = null
    where landing.names_customer(record_value, customer) or landing.names_customer(record_key, customer);
    update landing.selected_record s set edit = '{}'
    where edit <> '{}' and (
        landing.names_customer(convert_to(edit::text, 'UTF8'), customer)
        or topic = 'customers-topic' and exists (
            select from landing.customer_change l
            where (l.generation, l.partition, l.log_offset) = (s.generation, s.partition, s.log_offset) and l.user_id = customer)
        or topic = 'transactions-topic' and exists (
            select from landing.sale l
            where (l.generation, l.partition, l.log_offset) = (s.generation, s.partition, s.log_offset) and l.user_id = customer)
        or topic = 'product-views-topic' and exists (
            select from landing.product_view l
            where (l.generation, l.partition, l.log_offset) = (s.generation, s.partition, s.log_offset) and l.user_id = customer)
        or topic = 'cart-events-topic' and exists (
            select from landing.cart_event l
            where (l.generation, l.partition, l.log_offset) = (s.generation, s.partition, s.log_offset) and l.user_id = customer));
    update landing.dead_letter
    set record_key = null, record_value = null, reason = 'EMPTY', detail = 'emptied: its customer was forgotten'
    where landing.names_customer(record_value, customer) or landing.names_customer(record_key, customer);
    get diagnostics emptied = row_count;
    return total + emptied;
end $$;
comment on function landing.forget_customer(text) is
    'Empties every attribute in what landed of a customer: profiles, search texts, fields that no contract names, and the bytes of '
    'dead letters that name him. Returns how many rows it wrote';
revoke execute on function landing.forget_customer(text) from public;
revoke execute on function landing.names_customer(bytea, text) from public;
grant execute on function landing.forget_customer(text) to batch_runner;
