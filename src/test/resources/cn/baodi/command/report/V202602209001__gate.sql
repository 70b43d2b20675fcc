-- What passed at a gate, for tests of the report.
CREATE TABLE gate_count (
    id         BIGINT PRIMARY KEY,
    on_day     DATE,
    passed     VARCHAR(20) NOT NULL,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);
