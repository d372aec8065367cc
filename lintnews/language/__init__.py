"""What we know of writing: phrases, sentences, numbers, names, quotations, attribution."""
