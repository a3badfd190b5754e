-- One row per job. Times are UTC with nanoseconds, so that text order is time order. JSON keeps the exact digits of numbers.
CREATE TABLE job (
    number INTEGER PRIMARY KEY, -- increases in the order in which jobs were created
    id TEXT NOT NULL UNIQUE, -- assigned by the ledger
    key TEXT UNIQUE, -- the idempotency key
    request_id TEXT, -- assigned by the API; not unique, since a conflict must not prevent an outcome from being stored
    model_id TEXT NOT NULL,
    status TEXT NOT NULL, -- the API's status, or PLANNED, IN_DOUBT or REJECTED
    state TEXT NOT NULL, -- planned, rejected, in_doubt, written_off or taken
    created_at TEXT NOT NULL,
    address TEXT NOT NULL, -- the endpoint of the last attempt
    context TEXT,
    input TEXT NOT NULL, -- JSON
    tags TEXT NOT NULL, -- JSON: [{"key", "value"}]
    others TEXT NOT NULL, -- JSON: the other members of the request body
    answer TEXT, -- JSON: the API's last response
    is_open INTEGER NOT NULL, -- accepted by the API and not finished
    is_doubt INTEGER NOT NULL, -- in doubt and not written off
    is_unsaved INTEGER NOT NULL, -- completed, with no file saved
    is_finished INTEGER NOT NULL -- can be pruned
) STRICT;

CREATE INDEX job_of_request ON job (request_id, address) WHERE request_id IS NOT NULL;
CREATE INDEX job_of_model ON job (model_id, number);
CREATE INDEX job_open ON job (number) WHERE is_open;
CREATE INDEX job_doubt ON job (number) WHERE is_doubt;
CREATE INDEX job_unsaved ON job (number) WHERE is_unsaved;

-- One row per attempt to submit a job.
CREATE TABLE attempt (
    job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- from 0
    started_at TEXT NOT NULL, -- before the first byte was sent
    outcome TEXT NOT NULL, -- open, accepted, refused, not_sent or in_doubt
    sent_again INTEGER NOT NULL, -- in doubt, and followed by another attempt
    problem TEXT,
    phase TEXT, -- how far the attempt got; this and the next three columns are reported by the transport
    bytes_sent INTEGER,
    began_at TEXT,
    ended_at TEXT,
    holder INTEGER, -- the session that is making the attempt, by its number in the -processes file
    PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_open ON attempt (holder) WHERE holder IS NOT NULL;

-- One row per saved file.
CREATE TABLE file (
    number INTEGER PRIMARY KEY, -- increases in the order in which files were saved
    job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    url TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content_type TEXT NOT NULL
) STRICT;

CREATE INDEX file_of_job ON file (job);
CREATE INDEX file_in_place ON file (path);
