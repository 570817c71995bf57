"""References to what an answer quotes, in the styles and files that writers use, and answers as documents."""
