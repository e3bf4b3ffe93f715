"""The register of contracts: parties, amounts, approval, scan, milestones, expiry."""
