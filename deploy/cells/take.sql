-- In a cell that takes part: once, before its subscriptions (THE_PLACE: host, port, user, password, dbname; THE_SLOT: copy_data = true).
ALTER TABLE org_employee ALTER COLUMN pin_hash SET DEFAULT '';
CREATE SUBSCRIPTION THE_NAME CONNECTION 'THE_PLACE' PUBLICATION THE_NAME WITH (THE_SLOT);
