"""A shop that takes payments through Pine Labs Online."""
