"""What rules are matched with: patterns and their bounds, exceptions, scopes, formulas, mending."""
