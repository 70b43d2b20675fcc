-- Sign-ins, looks, exports and prints stand in the audit beside the writes.
ALTER TABLE audit_batch ADD COLUMN kind VARCHAR(20) DEFAULT 'WRITE' NOT NULL;

CREATE INDEX audit_batch_of_operator ON audit_batch (operator, seq);
