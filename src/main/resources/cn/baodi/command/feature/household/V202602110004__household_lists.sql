-- Those past their interval are looked for every minute; this holds all that is asked of a household for it.
CREATE INDEX household_past ON household (state, retired, registered_at, interval_days);

-- The two orders of lists that had no index.
CREATE INDEX household_by_people ON household (people, id, retired);
CREATE INDEX household_by_interval ON household (interval_days, id, retired);
