-- What the audit is asked by, newest first.
CREATE INDEX audit_batch_of_kind ON audit_batch (kind, seq);

CREATE INDEX audit_batch_of_time ON audit_batch (at, seq);

CREATE INDEX audit_line_of_table ON audit_line (table_name, batch);
