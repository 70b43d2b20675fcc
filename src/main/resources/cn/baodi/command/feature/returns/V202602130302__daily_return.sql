-- What each village reported of each day. Blank is not zero: only what was written down is not null. A unit has one
-- return a day that holds; retired ones may lie beside it, which live_key says to the index.
CREATE TABLE daily_return (
    id                BIGINT PRIMARY KEY,
    unit              BIGINT NOT NULL REFERENCES unit (id),
    on_day            DATE NOT NULL,
    filed_at          TIMESTAMP(0) NOT NULL,
    due_at            TIMESTAMP(0) NOT NULL,
    households        INT,
    people            INT,
    registered        INT,
    fever             INT,
    isolated_opening  INT,
    isolated_new      INT,
    isolated_released INT,
    isolated_closing  INT,
    on_duty           INT,
    note              VARCHAR(500),
    version           INT NOT NULL,
    retired           VARCHAR(200),
    changed_at        TIMESTAMP(6) NOT NULL,
    changed_by        VARCHAR(60) NOT NULL,
    live_key          BIGINT GENERATED ALWAYS AS (CASE WHEN retired IS NULL THEN 0 ELSE id END),
    -- What DailyReturn.state() says; a test holds the two together.
    state_key         VARCHAR(8) GENERATED ALWAYS AS (CASE
        WHEN households IS NULL OR people IS NULL OR registered IS NULL OR fever IS NULL OR isolated_opening IS NULL
            OR isolated_new IS NULL OR isolated_released IS NULL OR isolated_closing IS NULL OR on_duty IS NULL
            THEN 'BLANK'
        WHEN filed_at > due_at THEN 'LATE'
        WHEN households = 0 AND people = 0 AND registered = 0 AND fever = 0 AND isolated_opening = 0
            AND isolated_new = 0 AND isolated_released = 0 AND isolated_closing = 0 AND on_duty = 0 THEN 'ZERO'
        ELSE 'FILED' END)
);

-- Also finds the return of the day before.
CREATE UNIQUE INDEX daily_return_of_unit ON daily_return (unit, on_day, live_key);

-- Covers the completeness board: who has reported, and how.
CREATE INDEX daily_return_of_days ON daily_return (on_day, live_key, unit, state_key, filed_at, id);

CREATE INDEX daily_return_by_day ON daily_return (on_day, id);

CREATE INDEX daily_return_by_unit ON daily_return (unit, id);

CREATE INDEX daily_return_by_filing ON daily_return (filed_at, id);

CREATE INDEX daily_return_retired ON daily_return (retired);
