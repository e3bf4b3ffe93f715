"""The parts counter: sales to walk-in and account customers, lost sales."""
