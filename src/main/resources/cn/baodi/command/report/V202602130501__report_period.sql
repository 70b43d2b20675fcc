-- Reports of a period have a first day; each kind has numbers of its own.
ALTER TABLE report ADD COLUMN from_day DATE;

DROP INDEX report_by_number;

CREATE UNIQUE INDEX report_by_number ON report (kind, issue_year, issue_number);
