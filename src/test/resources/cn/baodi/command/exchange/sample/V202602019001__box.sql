CREATE TABLE box (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    phone      VARCHAR(20),
    note       VARCHAR(2000),
    grams      BIGINT,
    kind       VARCHAR(20) NOT NULL,
    sent_at    TIMESTAMP(6),
    below      BIGINT REFERENCES box (id),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);
