-- The order of numbers, for lists narrowed to a time: without this a page reads and sorts all of the time.
CREATE INDEX passage_by_code ON passage (id, start_at, retired);
