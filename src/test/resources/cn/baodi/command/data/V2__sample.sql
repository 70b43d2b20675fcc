-- What a later version changes: a column filled from the rows, an index, and one that goes.
ALTER TABLE sample ADD COLUMN remark VARCHAR(100) DEFAULT '新' NOT NULL;

UPDATE sample SET remark = '旧 ' || amount;

CREATE INDEX sample_by_remark ON sample (remark, id);

DROP INDEX sample_by_name;
