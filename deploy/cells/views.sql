-- In the reporting database, once all cells are there: one view for each figure of the group (amounts in fen).
CREATE VIEW group_goods AS UNION ALL(
  SELECT 'CELL' AS cell, s.code AS store, COUNT(*) AS entries, COALESCE(SUM(e.value), 0) AS value
  FROM cell_CELL.stock_entry e JOIN cell_CELL.org_store s ON s.id = e.store_id GROUP BY s.code);
CREATE VIEW group_accounts AS UNION ALL(
  SELECT 'CELL' AS cell, s.code AS store, p.year, p.month, a.code AS account, SUM(b.debit) AS debit, SUM(b.credit) AS credit
  FROM cell_CELL.ledger_accountbalance b JOIN cell_CELL.ledger_account a ON a.id = b.account_id
  JOIN cell_CELL.ledger_period p ON p.id = b.period_id JOIN cell_CELL.org_store s ON s.id = b.store_id GROUP BY s.code, p.year, p.month, a.code);
CREATE VIEW group_acts AS UNION ALL(
  SELECT 'CELL' AS cell, h.store_id, h.seq, h.hash FROM cell_CELL.core_journalhead h);
