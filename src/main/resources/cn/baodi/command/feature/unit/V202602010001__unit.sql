-- id is the 12-digit statistical code; a town's villages are the range behind its code.
CREATE TABLE unit (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(60) NOT NULL,
    name_key   VARCHAR NOT NULL,
    kind       VARCHAR(20) NOT NULL,
    secretary  VARCHAR(40),
    phone      VARCHAR(20),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX unit_by_name ON unit (name_key, id);

CREATE INDEX unit_retired ON unit (retired);
