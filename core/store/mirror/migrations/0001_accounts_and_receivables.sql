-- What head office last told this station about its customers. Written only by imports and sync, never by payments:
-- what is due is these amounts and the station's own journal together.

CREATE TABLE accounts (
    id      INTEGER PRIMARY KEY,  -- in the order of first arrival, so that files in any order append
    number  INTEGER NOT NULL UNIQUE CHECK (number > 0),  -- the account number's digits as one number
    name    TEXT NOT NULL,
    address TEXT NOT NULL,
    phone   TEXT NOT NULL,
    class   TEXT NOT NULL,
    status  TEXT NOT NULL,
    flags   TEXT NOT NULL,
    load    INTEGER NOT NULL  -- the load of accounts (snapshot.load) that named this account last
) STRICT;

-- Finds accounts by words of name and address. Its text is that of accounts; a load keeps the two in step.
CREATE VIRTUAL TABLE account_search USING fts5(
    name, address, content = 'accounts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- What was open when head office made the snapshot. A load replaces all rows, so a paid receivable simply is not in
-- the next one. `account` is accounts.id without a foreign key: accounts are never deleted and a load looks every one
-- up, while a foreign key would make SQLite delete the old rows one by one (48 MB and seconds at two million).
CREATE TABLE receivables (
    id       TEXT PRIMARY KEY,
    account  INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('deposit', 'connection', 'charge', 'penalty', 'fee', 'reconnect', 'final',
                                           'licence', 'misc', 'written_off')),
    service  TEXT NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount > 0),  -- cents
    due_date TEXT NOT NULL  -- 2026-11-23
) STRICT;
CREATE INDEX receivables_by_account ON receivables (account);

-- One row for each kind of data: the load that made it what it is.
CREATE TABLE snapshot (
    what         TEXT PRIMARY KEY CHECK (what IN ('accounts', 'receivables')),
    load         INTEGER NOT NULL,  -- how many loads there were
    included_seq INTEGER NOT NULL CHECK (included_seq >= 0),  -- this station's entries up to here are in the amounts
    loaded_at    INTEGER NOT NULL,  -- UTC milliseconds
    source       TEXT NOT NULL,     -- the file's name
    records      INTEGER NOT NULL,  -- rows of the table after the load
    rejected     INTEGER NOT NULL   -- rows of the file that could not be used
) STRICT, WITHOUT ROWID;
