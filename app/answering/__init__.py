"""From a question to an answer in verbatim, cited sentences. Knows no screen."""
