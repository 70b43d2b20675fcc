ALTER TABLE deed ADD COLUMN note VARCHAR(60) DEFAULT '' NOT NULL;

UPDATE deed SET note = 'n' || number;

CREATE INDEX deed_by_note ON deed (note, id);
