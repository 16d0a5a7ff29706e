-- The console answers from indexes, however many dead letters there are.

-- How many there are by topic, reason and state is read from this alone.
create index dead_letter_group_ix on landing.dead_letter (topic, reason, state);

-- The list of one state in its order, narrowed to a topic or a reason without a look at the rows, so also what the index on reason
-- found.
create index dead_letter_state_ix on landing.dead_letter (state, received_at, topic, reason);
drop index landing.dead_letter_reason_ix;

-- The list of all states in its order.
create index dead_letter_received_ix on landing.dead_letter (received_at);
