-- severity: ERROR
-- sentence: each transaction holds its identity and stands on one day, with lines from 1 on, each once
-- scope: everything
-- database: warehouse
select transaction_id, i.event_day, f.first_day, f.last_day, f.lines, f.highest_line
from warehouse.transaction_identity i
full join (select transaction_id, min(event_day) as first_day, max(event_day) as last_day, count(*) as lines,
                  count(distinct line_number) as line_numbers, min(line_number) as lowest_line, max(line_number) as highest_line
           from warehouse.fact_sales group by transaction_id) as f using (transaction_id)
where i.event_day is null or f.lines is null or i.event_day <> f.first_day or f.first_day <> f.last_day
   or f.lowest_line <> 1 or f.highest_line <> f.lines or f.line_numbers <> f.lines
