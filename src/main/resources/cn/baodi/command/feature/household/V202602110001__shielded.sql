-- 特别保护.
ALTER TABLE household ADD COLUMN shielded BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX household_by_shield ON household (shielded, id);
