-- One row a job. Times are UTC with nine digits of a second, so that text order is time order; JSON is kept to the digit.
CREATE TABLE job (
    number INTEGER PRIMARY KEY, -- grows in the order in which jobs were begun
    id TEXT NOT NULL UNIQUE, -- the ledger's own name for it
    key TEXT UNIQUE, -- the idempotency key
    request_id TEXT, -- the API's name for it, where it is known; an outcome is never turned away, so not unique
    model_id TEXT NOT NULL,
    status TEXT NOT NULL, -- the API's word, or PLANNED, IN_DOUBT or REJECTED
    state TEXT NOT NULL, -- planned, rejected, in_doubt, written_off or taken
    created_at TEXT NOT NULL,
    address TEXT NOT NULL, -- where its last attempt was submitted
    context TEXT,
    input TEXT NOT NULL, -- JSON
    tags TEXT NOT NULL, -- JSON: [{"key", "value"}]
    others TEXT NOT NULL, -- JSON: what else the request's body held
    answer TEXT, -- JSON: the API's last answer
    is_open INTEGER NOT NULL, -- the API knows it and has not said how it ended
    is_doubt INTEGER NOT NULL, -- in doubt, and not written off
    is_unsaved INTEGER NOT NULL, -- come to a good end, and no file was kept
    is_finished INTEGER NOT NULL -- may be forgotten
) STRICT;

CREATE INDEX job_of_request ON job (request_id, address) WHERE request_id IS NOT NULL;
CREATE INDEX job_of_model ON job (model_id, number);
CREATE INDEX job_open ON job (number) WHERE is_open;
CREATE INDEX job_doubt ON job (number) WHERE is_doubt;
CREATE INDEX job_unsaved ON job (number) WHERE is_unsaved;

-- One row an attempt to submit a job.
CREATE TABLE attempt (
    job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- from 0
    started_at TEXT NOT NULL, -- before the first byte left
    outcome TEXT NOT NULL, -- open, accepted, refused, not_sent or in_doubt
    sent_again INTEGER NOT NULL, -- in doubt, and another attempt followed
    problem TEXT,
    phase TEXT, -- how far it got: this and the next three are what the transport told
    bytes_sent INTEGER,
    began_at TEXT,
    ended_at TEXT,
    holder INTEGER, -- the number that the process making it holds in the file of processes
    PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_open ON attempt (holder) WHERE holder IS NOT NULL;

-- One row a file that was kept.
CREATE TABLE file (
    number INTEGER PRIMARY KEY, -- grows in the order in which files were kept
    job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    url TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content_type TEXT NOT NULL
) STRICT;

CREATE INDEX file_of_job ON file (job);
CREATE INDEX file_in_place ON file (path);
