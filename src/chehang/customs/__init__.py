"""Imports (进口配件): the shipment's file, true papers, customs, and what each batch costs landed."""
