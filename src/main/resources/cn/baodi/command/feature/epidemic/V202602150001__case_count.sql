-- The epidemic's figures of each day, of the district and of its towns. Blank is not zero. A place has one line a day
-- that holds; retired ones may lie beside it, which live_key says to the index.
CREATE TABLE case_count (
    id         BIGINT PRIMARY KEY,
    unit       BIGINT NOT NULL REFERENCES unit (id),
    on_day     DATE NOT NULL,
    new_cases  INT,
    confirmed  INT,
    recovered  INT,
    deaths     INT,
    suspected  INT,
    contacts   INT,
    source     VARCHAR(60),
    note       VARCHAR(500),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL,
    live_key   BIGINT GENERATED ALWAYS AS (CASE WHEN retired IS NULL THEN 0 ELSE id END),
    -- Newest day first means: within a day the district first, then the towns.
    day_key    BIGINT GENERATED ALWAYS AS
        (DATEDIFF(DAY, DATE '2000-01-01', on_day) * 1000 + 999 - MOD(unit / 1000, 1000))
);

-- Also finds what the place said last before.
CREATE UNIQUE INDEX case_count_of_place ON case_count (unit, on_day, live_key);

-- Also finds what an import has already.
CREATE INDEX case_count_of_day ON case_count (on_day, unit);

CREATE INDEX case_count_by_day ON case_count (day_key, id);

CREATE INDEX case_count_by_unit ON case_count (unit, id);

CREATE INDEX case_count_retired ON case_count (retired);
