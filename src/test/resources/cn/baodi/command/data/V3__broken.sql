ALTER TABLE sample ADD COLUMN remark VARCHAR(100);

UPDATE sample SET amount = 0;

ALTER TABLE no_such_table ADD COLUMN remark VARCHAR(100);
