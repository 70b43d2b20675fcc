-- Shifts of checkpoints, hotline seats and tasks.
CREATE TABLE shift (
    id         BIGINT PRIMARY KEY,
    post       VARCHAR(20) NOT NULL,
    checkpoint BIGINT REFERENCES checkpoint (id),
    task       VARCHAR(60),
    start_at   TIMESTAMP(0) NOT NULL,
    end_at     TIMESTAMP(0) NOT NULL,
    required   INT NOT NULL,
    note       VARCHAR(500),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX shift_by_start ON shift (start_at, id);

CREATE INDEX shift_of_checkpoint ON shift (checkpoint, start_at);

CREATE INDEX shift_retired ON shift (retired);

-- Who is in them. One person in two shifts at a time is refused by the one writer, which asks
-- assignment_of_volunteer before it adds.
CREATE TABLE assignment (
    id         BIGINT PRIMARY KEY,
    shift      BIGINT NOT NULL REFERENCES shift (id),
    volunteer  BIGINT NOT NULL REFERENCES volunteer (id),
    role       VARCHAR(20),
    signed_in  TIMESTAMP(0),
    signed_out TIMESTAMP(0),
    note       VARCHAR(500),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

-- Covers how many are assigned to a shift and who of them has come.
CREATE INDEX assignment_of_shift ON assignment (shift, retired, signed_in, signed_out, volunteer);

CREATE INDEX assignment_by_shift ON assignment (shift, id);

CREATE INDEX assignment_of_volunteer ON assignment (volunteer, id);

CREATE INDEX assignment_retired ON assignment (retired);
