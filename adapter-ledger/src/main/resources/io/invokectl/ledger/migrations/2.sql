-- What tells this ledger from any other.
CREATE TABLE identity (
    name TEXT NOT NULL
) STRICT;

INSERT INTO identity VALUES (lower(hex(randomblob(8))));
