-- Rows of imports that are likely there already; somebody decides what becomes of them.
CREATE TABLE import_duplicate (
    id         BIGINT PRIMARY KEY,
    sheet      VARCHAR(40) NOT NULL,
    existing   BIGINT NOT NULL,
    incoming   VARCHAR NOT NULL,
    file       VARCHAR(300) NOT NULL,
    line       BIGINT NOT NULL,
    found_at   TIMESTAMP(6) NOT NULL,
    decision   VARCHAR(10),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX import_duplicate_open ON import_duplicate (decision, id);
