"""The labels of a document as the form's labels, in reading order, and the cells behind each."""
