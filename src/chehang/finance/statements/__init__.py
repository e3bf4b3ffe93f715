"""The statements (财务报表): balance sheet, income statement, cash flow, each line opening to what it is made of."""
