-- severity: WARNING
-- sentence: the producer's total of every transaction equals the sum of its lines within 0.01
-- scope: load
-- database: warehouse
select topic, partition, log_offset, identity, detail from quality.finding where load_id = :load and kind = 'TOTAL_MISMATCH'
