"""The workshop: from the car's reception over work orders, dispatch, parts and quality to settlement and the car handed back."""
