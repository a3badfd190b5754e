-- Identifies this ledger among all others.
CREATE TABLE identity (
    name TEXT NOT NULL
) STRICT;

INSERT INTO identity VALUES (lower(hex(randomblob(8))));
