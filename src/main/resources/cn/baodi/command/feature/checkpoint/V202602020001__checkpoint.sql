-- Posts on roads and at gates.
CREATE TABLE checkpoint (
    id             BIGINT PRIMARY KEY,
    name           VARCHAR(60) NOT NULL,
    name_key       VARCHAR NOT NULL,
    kind           VARCHAR(20) NOT NULL,
    unit           BIGINT NOT NULL REFERENCES unit (id),
    state          VARCHAR(20) NOT NULL,
    required_day   INT NOT NULL,
    required_night INT NOT NULL,
    opened         DATE,
    closed         DATE,
    head           VARCHAR(40),
    phone          VARCHAR(20),
    note           VARCHAR(500),
    version        INT NOT NULL,
    retired        VARCHAR(200),
    changed_at     TIMESTAMP(6) NOT NULL,
    changed_by     VARCHAR(60) NOT NULL
);

CREATE INDEX checkpoint_by_name ON checkpoint (name_key, id);

CREATE INDEX checkpoint_by_unit ON checkpoint (unit, id);

CREATE INDEX checkpoint_retired ON checkpoint (retired);

-- What each counted in a duty shift. The same shift can stand twice only where one of the two is retired, which no
-- unique index can say: the one writer asks passage_of_checkpoint before it adds.
CREATE TABLE passage (
    id          BIGINT PRIMARY KEY,
    checkpoint  BIGINT NOT NULL REFERENCES checkpoint (id),
    start_at    TIMESTAMP(0) NOT NULL,
    people      INT NOT NULL,
    vehicles    INT NOT NULL,
    fever       INT NOT NULL,
    turned_back INT NOT NULL,
    outsiders   INT,
    note        VARCHAR(500),
    version     INT NOT NULL,
    retired     VARCHAR(200),
    changed_at  TIMESTAMP(6) NOT NULL,
    changed_by  VARCHAR(60) NOT NULL
);

CREATE INDEX passage_of_checkpoint ON passage (checkpoint, start_at);

CREATE INDEX passage_by_date ON passage (start_at, id);

CREATE INDEX passage_by_people ON passage (people, id);

CREATE INDEX passage_by_fever ON passage (fever, id);

-- Covers the day's sums, so that they do not touch the rows.
CREATE INDEX passage_of_day ON passage (start_at, retired, people, vehicles, fever, turned_back, checkpoint);

CREATE INDEX passage_retired ON passage (retired);
