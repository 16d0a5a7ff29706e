-- The console answers from indexes, however long the history is.

-- How many there are by topic, reason and state, of published loads or not, is read from this alone: 2 MB for 200,000 records.
create index quarantine_group_ix on quality.quarantine (topic, reason, state, load_id);

-- The list of one state in its order, narrowed to a topic or a reason without a look at the rows.
create index quarantine_state_ix on quality.quarantine
    (state, load_id desc, topic, generation, partition, log_offset, reason);

-- The executions that stand like this, the newest first.
create index batch_job_execution_status_ix on ops.batch_job_execution (status, job_execution_id);

-- What somebody did, and what was done of one kind; which kinds there are is read by skipping from one to the next.
create index audit_actor_ix on ops.audit (actor, audit_id);
create index audit_action_ix on ops.audit (action, audit_id);

-- What a schedule has asked for, the newest first.
create index request_schedule_ix on ops.request ((parameters ->> 'job'), request_id)
    where requested_by = 'schedule' and kind = 'launch';
