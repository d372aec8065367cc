"""The machinery of rules in Vale's vocabulary: patterns and their bounds, exceptions, scopes, formulas, actions."""
