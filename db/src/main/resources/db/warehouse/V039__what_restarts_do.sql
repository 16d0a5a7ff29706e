-- What a restart will do can be told beforehand, and who asked something of an execution is found without reading all requests.
alter table ops.job_step add column runs_at_every_restart boolean not null default false;
comment on column ops.job_step.runs_at_every_restart is
    'Whether every restart that comes to it runs it again though it is complete, because it looks at what may have been mended';

create index request_execution_ix on ops.request ((parameters ->> 'execution'));
create index request_job_execution_ix on ops.request (job_execution_id);
create index quarantine_execution_ix on quality.quarantine (job_execution_id, topic);
