-- The town of the unit, kept by the database itself. A town's deliveries lie side by side in the orders that lists have,
-- so that a page of a small town is as near as one of a large town. Both indexes hold what lists are narrowed by, and are
-- equally wide: H2 then chooses between them by the order alone.
ALTER TABLE delivery ADD COLUMN town_key BIGINT GENERATED ALWAYS AS (unit - MOD(unit, 1000));

CREATE INDEX delivery_of_town_by_due ON delivery (town_key, due, id, retired, state, household);
CREATE INDEX delivery_of_town_by_code ON delivery (town_key, id, retired, state, household, due);

-- The foreign key has an index of its own on household, and every index has the number in it.
DROP INDEX delivery_by_household;
