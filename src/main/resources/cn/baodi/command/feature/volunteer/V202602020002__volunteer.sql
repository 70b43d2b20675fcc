-- Volunteer teams.
CREATE TABLE team (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(60) NOT NULL,
    name_key   VARCHAR NOT NULL,
    kind       VARCHAR(20) NOT NULL,
    unit       BIGINT NOT NULL REFERENCES unit (id),
    leader     VARCHAR(40),
    phone      VARCHAR(20),
    note       VARCHAR(500),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX team_by_name ON team (name_key, id);

CREATE INDEX team_of_unit ON team (unit);

CREATE INDEX team_retired ON team (retired);

-- Their people, and those without a team.
CREATE TABLE volunteer (
    id         BIGINT PRIMARY KEY,
    name       VARCHAR(40) NOT NULL,
    name_key   VARCHAR NOT NULL,
    phone      VARCHAR(20) NOT NULL,
    team       BIGINT REFERENCES team (id),
    unit       BIGINT NOT NULL REFERENCES unit (id),
    field      VARCHAR(20) NOT NULL,
    state      VARCHAR(20) NOT NULL,
    joined     DATE,
    note       VARCHAR(500),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX volunteer_by_name ON volunteer (name_key, id);

CREATE INDEX volunteer_by_unit ON volunteer (unit, id);

CREATE INDEX volunteer_of_phone ON volunteer (phone, name);

CREATE INDEX volunteer_of_team ON volunteer (team, id);

-- Covers how many there are and how many stand by.
CREATE INDEX volunteer_by_day ON volunteer (joined, retired, state);

CREATE INDEX volunteer_retired ON volunteer (retired);
