-- 身份证号, where somebody gave it; two who have the same are one.
ALTER TABLE volunteer ADD COLUMN identity VARCHAR(18);

CREATE INDEX volunteer_of_identity ON volunteer (identity);
