-- Positions that were moved back, however shortly.
select topic, partition, before, after from harness.moved_back
