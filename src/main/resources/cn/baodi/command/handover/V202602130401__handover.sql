-- What both officers signed at the change of a shift: never changed afterwards.
CREATE TABLE handover (
    id           BIGINT PRIMARY KEY,
    shift_day    DATE NOT NULL,
    night        BOOLEAN NOT NULL,
    organisation VARCHAR(200) NOT NULL,
    going        VARCHAR(60) NOT NULL,
    going_at     TIMESTAMP(6) NOT NULL,
    coming       VARCHAR(60) NOT NULL,
    signed_at    TIMESTAMP(6) NOT NULL,
    proven       BOOLEAN NOT NULL,
    chain        VARCHAR(40) NOT NULL,
    content      VARCHAR NOT NULL,
    items        VARCHAR NOT NULL,
    page         VARCHAR NOT NULL,
    hash         VARCHAR(64) NOT NULL,
    version      INT NOT NULL,
    retired      VARCHAR(200),
    changed_at   TIMESTAMP(6) NOT NULL,
    changed_by   VARCHAR(60) NOT NULL
);

CREATE INDEX handover_by_time ON handover (signed_at, id);

-- Notes of the shift that runs have no handover yet; what is written with one from the beginning is an addition to it.
CREATE TABLE handover_note (
    id         BIGINT PRIMARY KEY,
    handover   BIGINT REFERENCES handover (id),
    addition   BOOLEAN NOT NULL,
    written_at TIMESTAMP(6) NOT NULL,
    writer     VARCHAR(60) NOT NULL,
    content    VARCHAR(3000) NOT NULL,
    area       VARCHAR(40),
    sheet      VARCHAR(40),
    target     BIGINT,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX handover_note_of_handover ON handover_note (handover, id);
