-- severity: ERROR
-- sentence: an instance of a job has at most one execution that runs and one that completed
-- scope: everything
-- database: warehouse
select job_instance_id, count(*) filter (where status in ('STARTING', 'STARTED', 'STOPPING')) as running,
       count(*) filter (where status = 'COMPLETED') as completed
from ops.batch_job_execution
group by job_instance_id
having count(*) filter (where status in ('STARTING', 'STARTED', 'STOPPING')) > 1 or count(*) filter (where status = 'COMPLETED') > 1
