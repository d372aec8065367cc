"""What we know of mojibake: code pages, the letters of languages, and how text was misread and what it said."""
