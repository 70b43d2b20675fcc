-- A unit owes its daily return from its first day to its last.
ALTER TABLE unit ADD COLUMN opened DATE;

ALTER TABLE unit ADD COLUMN closed DATE;
