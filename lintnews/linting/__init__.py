"""The library: what `import lintnews` gives. A linter is made once, of a configuration, and used for many documents."""
