CREATE TABLE sample (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(60) NOT NULL,
    name_key   VARCHAR NOT NULL,
    colour     VARCHAR(20) NOT NULL,
    noted_at   TIMESTAMP NOT NULL,
    amount     INT NOT NULL,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX sample_by_amount ON sample (amount, id);

CREATE INDEX sample_by_name ON sample (name_key, id);

CREATE INDEX sample_retired ON sample (retired);
