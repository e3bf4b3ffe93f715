"""What people do with customers' and suppliers' files."""
