-- The first 4 KiB of a 2xx response that identifies no job.
ALTER TABLE attempt ADD COLUMN body TEXT;
