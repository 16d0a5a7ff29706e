-- severity: ERROR
-- sentence: no execution runs without an owner whose lease is fresh
-- scope: everything
-- database: warehouse
select e.job_execution_id, e.status, l.node_id, l.expires_at
from ops.batch_job_execution e left join ops.execution_lease l using (job_execution_id)
where e.status in ('STARTED', 'STOPPING') and e.last_updated < now() at time zone 'UTC' - interval '2 minutes'
  and (l.expires_at is null or l.expires_at < now() - interval '2 minutes')
