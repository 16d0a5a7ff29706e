-- severity: ERROR
-- sentence: no trigger of a schedule is in error or has been held for more than five minutes
-- scope: everything
-- database: warehouse
select trigger_name, trigger_group, trigger_state, to_timestamp(next_fire_time / 1000) as next_fire_time
from ops.qrtz_triggers
where trigger_state = 'ERROR'
   or trigger_state in ('ACQUIRED', 'BLOCKED') and next_fire_time < extract(epoch from now() - interval '5 minutes') * 1000
