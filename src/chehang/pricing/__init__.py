"""Selling prices: what a part costs which customer on a day, and how far a salesperson may go."""
