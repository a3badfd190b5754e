-- The number of the intent that the attempt carries out, in the order of their commits; earlier versions recorded none.
ALTER TABLE attempt ADD COLUMN intent INTEGER;

CREATE UNIQUE INDEX attempt_intent ON attempt (intent) WHERE intent IS NOT NULL;

-- Whether only the key, the outcome and the attempts are left.
ALTER TABLE job ADD COLUMN is_pruned INTEGER NOT NULL DEFAULT 0;

-- Earlier versions stored PLANNED for jobs that never left the machine, and IN_DOUBT for those that were written off.
UPDATE job SET state = 'not_submitted', status = 'NOT_SUBMITTED'
WHERE state = 'planned' AND NOT EXISTS (SELECT 1 FROM attempt WHERE job = job.id AND holder IS NOT NULL);

UPDATE job SET status = 'WRITTEN_OFF', is_open = 0 WHERE state = 'written_off';
