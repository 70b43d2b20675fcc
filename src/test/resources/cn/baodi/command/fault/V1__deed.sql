-- Each write touches both tables and the search's index; a row says how many its write has, and carries a checksum.
CREATE TABLE deed (
    id         BIGINT PRIMARY KEY,
    writer     VARCHAR(20) NOT NULL,
    number     BIGINT NOT NULL,
    part       INT NOT NULL,
    parts      INT NOT NULL,
    name       VARCHAR(20) NOT NULL,
    content    VARCHAR(400) NOT NULL,
    checksum   VARCHAR(64) NOT NULL,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL,
    UNIQUE (writer, number, part)
);

CREATE TABLE share (
    id         BIGINT PRIMARY KEY,
    deed_id    BIGINT NOT NULL REFERENCES deed (id),
    checksum   VARCHAR(64) NOT NULL,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX share_of_deed ON share (deed_id, id);
