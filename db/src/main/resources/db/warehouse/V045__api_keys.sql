-- Keys with which programs ask the API. The secret itself is told once, when the key is made, and is stored nowhere.
create table ops.api_key (
    key_id              text        not null,
    key_name            text        not null,
    secret_hash         bytea       not null,
    scopes              text[]      not null,
    requests_per_minute integer     not null,
    created_at          timestamptz not null default now(),
    expires_at          timestamptz,
    revoked_at          timestamptz,

    constraint api_key_pk        primary key (key_id),
    constraint api_key_id_ck     check (key_id ~ '^[a-z0-9]{8}$'),
    constraint api_key_name_ck   check (key_name ~ '^[a-z][a-z0-9._-]{0,63}$'),
    constraint api_key_hash_ck   check (octet_length(secret_hash) = 32),
    constraint api_key_scopes_ck check (cardinality(scopes) > 0 and scopes <@ array['read', 'customers']),
    constraint api_key_rate_ck   check (requests_per_minute between 1 and 1000000)
);
-- a name is free again once its key is revoked
create unique index api_key_name_uq on ops.api_key (key_name) where revoked_at is null;
comment on table ops.api_key is 'Grain: one key with which programs ask the API';
comment on column ops.api_key.key_id is 'Its number, a part of the key that may be shown';
comment on column ops.api_key.key_name is
    'Whose it is: a lower-case letter, then up to 63 lower-case letters, digits, dots, underscores or hyphens';
comment on column ops.api_key.secret_hash is 'SHA-256 of its secret part, which is 256 random bits';
comment on column ops.api_key.scopes is 'What it reaches: read (all but persons), customers';
comment on column ops.api_key.requests_per_minute is 'How often it may ask on each node of the API';
comment on column ops.api_key.created_at is 'When it was made';
comment on column ops.api_key.expires_at is 'First instant at which it does not hold any more; null: until it is revoked';
comment on column ops.api_key.revoked_at is 'When it was revoked; null while it is not';

grant usage on schema ops to api_reader;
grant select on ops.api_key to api_reader;
grant select, insert, update on ops.api_key to console_app;
