-- In every cell: its own stores and people, by the range of its ids (CELL = the number given to chehang init --cell), so that nothing
-- goes round in a circle. Names and posts' holders only: no PIN, no login. Who left is not deleted elsewhere: he may have moved there with his store.
CREATE PUBLICATION group_people_CELL FOR TABLE
  org_store WHERE (id >= CELL::bigint * 1000000000000 AND id < (CELL::bigint + 1) * 1000000000000),
  org_employee (id, store_id, number, name, active, pin_failures)
    WHERE (id >= CELL::bigint * 1000000000000 AND id < (CELL::bigint + 1) * 1000000000000)
  WITH (publish = 'insert, update');
