-- What every write leaves behind: one batch, one line a row.
CREATE TABLE audit_batch (
    seq       BIGINT PRIMARY KEY,
    at        TIMESTAMP(6) NOT NULL,
    operator  VARCHAR(60) NOT NULL,
    action    VARCHAR(400) NOT NULL,
    undoes    BIGINT,
    row_count BIGINT NOT NULL
);

CREATE TABLE audit_line (
    batch      BIGINT NOT NULL REFERENCES audit_batch (seq),
    line       INT NOT NULL,
    table_name VARCHAR(60) NOT NULL,
    row_id     BIGINT NOT NULL,
    old_image  VARCHAR,
    new_image  VARCHAR,
    PRIMARY KEY (batch, line)
);

CREATE INDEX audit_line_of_row ON audit_line (table_name, row_id, batch);

-- Things of the workstation that are no records: drafts, saved filters, acknowledged alerts.
CREATE TABLE setting (
    name       VARCHAR(120) PRIMARY KEY,
    content    VARCHAR NOT NULL,
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

-- Derived from names, phones and codes; a search is a range of this key.
CREATE TABLE search_term (
    table_name VARCHAR(60) NOT NULL,
    term       VARCHAR(40) NOT NULL,
    row_id     BIGINT NOT NULL,
    PRIMARY KEY (table_name, term, row_id)
);
