-- 困难家庭. Names sort by name_key; name_key, changed_at and changed_by are filled by the ledger.
CREATE TABLE household (
    id            BIGINT PRIMARY KEY,
    name          VARCHAR(60) NOT NULL,
    name_key      VARCHAR(400) NOT NULL,
    phone         VARCHAR(20),
    unit          BIGINT NOT NULL,
    address       VARCHAR(200),
    category      VARCHAR(20) NOT NULL,
    people        INT NOT NULL CHECK (people > 0),
    needs         VARCHAR(500),
    interval_days INT NOT NULL CHECK (interval_days BETWEEN 1 AND 60),
    contact       VARCHAR(60),
    contact_phone VARCHAR(20),
    state         VARCHAR(10) NOT NULL,
    registered_at TIMESTAMP(6) NOT NULL,
    stopped_at    TIMESTAMP(6),
    version       INT NOT NULL,
    retired       VARCHAR(200),
    changed_at    TIMESTAMP(6) NOT NULL,
    changed_by    VARCHAR(60) NOT NULL
);

CREATE INDEX household_by_name ON household (name_key, id);
CREATE INDEX household_by_head ON household (name, unit, phone, retired);
CREATE INDEX household_by_phone ON household (phone);
CREATE INDEX household_by_unit ON household (unit, id, retired, state);
CREATE INDEX household_by_registration ON household (registered_at, id, retired, unit, stopped_at);
CREATE INDEX household_by_retired ON household (retired);
ALTER TABLE household ADD CONSTRAINT household_unit FOREIGN KEY (unit) REFERENCES unit (id);
