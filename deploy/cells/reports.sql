-- In the reporting database: every cell's figures as they stand this moment. CELL once for each; the role reads only.
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE SERVER cell_CELL FOREIGN DATA WRAPPER postgres_fdw OPTIONS (THE_PLACE, fetch_size '10000', updatable 'false');
CREATE USER MAPPING FOR CURRENT_USER SERVER cell_CELL OPTIONS (THE_USER);
CREATE SCHEMA cell_CELL;
IMPORT FOREIGN SCHEMA public LIMIT TO (org_store, stock_entry, stock_balance, ledger_account, ledger_period, ledger_accountbalance, core_journalhead)
  FROM SERVER cell_CELL INTO cell_CELL;
