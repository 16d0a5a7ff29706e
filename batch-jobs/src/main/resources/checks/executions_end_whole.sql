-- severity: ERROR
-- sentence: an execution that ended has an end time and no step that runs, and none ended UNKNOWN
-- scope: everything
-- database: warehouse
select e.job_execution_id, e.status, e.end_time, s.step_name, s.status as step_status
from ops.batch_job_execution e
left join ops.batch_step_execution s
    on s.job_execution_id = e.job_execution_id and s.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
where e.status = 'UNKNOWN'
   or e.status in ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED') and (e.end_time is null or s.step_name is not null)
