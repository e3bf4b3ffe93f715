"""Why did it change (差异说明书): the change of a measure split exactly, told in words made from the numbers."""
