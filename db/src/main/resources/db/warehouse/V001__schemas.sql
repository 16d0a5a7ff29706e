-- The rooms of the warehouse database, each with one purpose.
create schema warehouse;
create schema staging;
create schema quality;
create schema ops;
create schema bi;
comment on schema warehouse is 'The star schema: statements, dimensions, facts, analytics, and the loads that made them';
comment on schema staging is 'What the open load has prepared; emptied when it is published or discarded';
comment on schema quality is 'Checks and their results, quarantine, duplicates, findings';
comment on schema ops is 'Running it: job repository, schedules, requests, nodes, leases, users, audit';
comment on schema bi is 'What readers are granted: views of published loads with plain names and types';

revoke all on schema public from public;

-- equality beside ranges in the exclusion constraints of the dimensions
create extension if not exists btree_gist schema public;
