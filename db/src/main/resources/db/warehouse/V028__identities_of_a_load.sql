-- A load's checks and its removal ask for the identities that it brought. They lie together, so a summary of blocks finds them; it is
-- a few kilobytes and costs a load nothing.
create index transaction_identity_load_ix on warehouse.transaction_identity using brin (load_id);
