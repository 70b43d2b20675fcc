-- 配送 to households. The unit is the household's at the time, so that sums by town need no join and stay as they were.
CREATE TABLE delivery (
    id            BIGINT PRIMARY KEY,
    household     BIGINT NOT NULL,
    unit          BIGINT NOT NULL,
    goods         VARCHAR(200) NOT NULL,
    grams         BIGINT NOT NULL CHECK (grams >= 0),
    portions      INT NOT NULL CHECK (portions >= 0),
    due           TIMESTAMP(6) NOT NULL,
    round         VARCHAR(40),
    state         VARCHAR(12) NOT NULL,
    ordered_at    TIMESTAMP(6) NOT NULL,
    courier       VARCHAR(60),
    courier_phone VARCHAR(20),
    dispatched_at TIMESTAMP(6),
    accepted_at   TIMESTAMP(6),
    delivered_at  TIMESTAMP(6),
    rating        INT,
    rated_at      TIMESTAMP(6),
    rating_note   VARCHAR(200),
    reason        VARCHAR(200),
    failed_at     TIMESTAMP(6),
    cancelled_at  TIMESTAMP(6),
    version       INT NOT NULL,
    retired       VARCHAR(200),
    changed_at    TIMESTAMP(6) NOT NULL,
    changed_by    VARCHAR(60) NOT NULL
);

-- Each covers the sums it serves, so that none of them reads the table.
CREATE INDEX delivery_by_due ON delivery (due, id, retired, state, unit);
CREATE INDEX delivery_by_delivered ON delivery (delivered_at, retired, household, grams, unit, ordered_at);
CREATE INDEX delivery_by_state ON delivery (state, retired, due, ordered_at, unit, household, cancelled_at);
CREATE INDEX delivery_by_household ON delivery (household, id);
CREATE INDEX delivery_last ON delivery (household, delivered_at, retired);
CREATE INDEX delivery_by_unit ON delivery (unit);
CREATE INDEX delivery_by_retired ON delivery (retired);
ALTER TABLE delivery ADD CONSTRAINT delivery_household FOREIGN KEY (household) REFERENCES household (id);
ALTER TABLE delivery ADD CONSTRAINT delivery_unit FOREIGN KEY (unit) REFERENCES unit (id);
