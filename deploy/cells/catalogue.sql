-- In the cell that keeps the group's catalogue (wal_level = logical). What parts are found by goes along.
CREATE PUBLICATION group_catalogue FOR TABLE catalogue_brand, catalogue_category, catalogue_part, catalogue_part_keys,
  catalogue_fitment, catalogue_companion, catalogue_alias, catalogue_supersession, catalogue_interchange, vehicles_carmodel;
