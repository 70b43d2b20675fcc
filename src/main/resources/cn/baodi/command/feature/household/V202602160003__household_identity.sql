-- 户主身份证号, where somebody gave it; two households do not have the same head.
ALTER TABLE household ADD COLUMN identity VARCHAR(18);

CREATE INDEX household_of_identity ON household (identity);
