-- A village that writes its whole day into the note has reported all the same.
ALTER TABLE daily_return ALTER COLUMN note SET DATA TYPE VARCHAR(4000);
