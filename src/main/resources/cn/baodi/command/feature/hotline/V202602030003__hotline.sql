-- 心理热线来电.
CREATE TABLE call (
    id                BIGINT PRIMARY KEY,
    started_at        TIMESTAMP(6) NOT NULL,
    seat              INT NOT NULL CHECK (seat > 0),
    phone             VARCHAR(20),
    caller            VARCHAR(60),
    caller_group      VARCHAR(12) NOT NULL,
    topic             VARCHAR(12) NOT NULL,
    risk              VARCHAR(6) NOT NULL,
    unit              BIGINT,
    minutes           INT NOT NULL CHECK (minutes >= 0),
    disposition       VARCHAR(12) NOT NULL,
    note              VARCHAR(2000),
    follow_up_by      VARCHAR(60),
    follow_up_due     TIMESTAMP(6),
    follow_up_done_at TIMESTAMP(6),
    follow_up_note    VARCHAR(2000),
    version           INT NOT NULL,
    retired           VARCHAR(200),
    changed_at        TIMESTAMP(6) NOT NULL,
    changed_by        VARCHAR(60) NOT NULL
);

-- Covers the sums by day, hour, topic and town.
CREATE INDEX call_by_day ON call (started_at, id, retired, risk, topic, unit);
CREATE INDEX call_by_follow_up ON call (follow_up_due, follow_up_done_at, retired, risk, started_at, unit);
CREATE INDEX call_by_risk ON call (risk, started_at, follow_up_done_at, follow_up_due, retired, follow_up_by);
CREATE INDEX call_by_phone ON call (phone);
CREATE INDEX call_by_caller ON call (caller);
CREATE INDEX call_by_unit ON call (unit);
CREATE INDEX call_by_retired ON call (retired);
ALTER TABLE call ADD CONSTRAINT call_unit FOREIGN KEY (unit) REFERENCES unit (id);
