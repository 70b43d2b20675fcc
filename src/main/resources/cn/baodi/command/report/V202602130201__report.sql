-- The daily report on its way from draft to issue, and the sheets that correct issued ones.
CREATE TABLE report (
    id           BIGINT PRIMARY KEY,
    kind         VARCHAR(12) NOT NULL,
    corrects     BIGINT REFERENCES report (id),
    report_day   DATE NOT NULL,
    cut_at       TIMESTAMP(6) NOT NULL,
    state        VARCHAR(12) NOT NULL,
    concerns     VARCHAR(20000) NOT NULL,
    plans        VARCHAR(20000) NOT NULL,
    reason       VARCHAR(2000) NOT NULL,
    sent_back    VARCHAR(2000) NOT NULL,
    drafter      VARCHAR(60) NOT NULL,
    drafted_at   TIMESTAMP(6) NOT NULL,
    reviewer     VARCHAR(60),
    reviewed_at  TIMESTAMP(6),
    issuer       VARCHAR(60),
    issued_at    TIMESTAMP(6),
    issue_year   INT,
    issue_number INT,
    pdf_hash     VARCHAR(64),
    text_hash    VARCHAR(64),
    version      INT NOT NULL,
    retired      VARCHAR(200),
    changed_at   TIMESTAMP(6) NOT NULL,
    changed_by   VARCHAR(60) NOT NULL
);

CREATE UNIQUE INDEX report_by_number ON report (issue_year, issue_number);

CREATE INDEX report_by_day ON report (cut_at, id);

-- The figures of an issued one; with "corrects", those of another that it corrects.
CREATE TABLE report_figure (
    id         BIGINT PRIMARY KEY,
    report     BIGINT NOT NULL REFERENCES report (id),
    corrects   BIGINT REFERENCES report (id),
    figure     VARCHAR(80) NOT NULL,
    label      VARCHAR(200) NOT NULL,
    unit       VARCHAR(40) NOT NULL,
    amount     VARCHAR(40),
    was        VARCHAR(40),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE INDEX report_figure_of_report ON report_figure (report, id);

CREATE INDEX report_figure_corrected ON report_figure (corrects, id);

-- Text and PDF of an issued one, cut so that no row is long: each is never changed.
CREATE TABLE report_piece (
    id         BIGINT PRIMARY KEY,
    report     BIGINT NOT NULL REFERENCES report (id),
    part       VARCHAR(8) NOT NULL,
    place      INT NOT NULL,
    content    VARCHAR(262144) NOT NULL,
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

CREATE UNIQUE INDEX report_piece_of_report ON report_piece (report, part, place);
