"""An article on paper: as a PDF file or printed. Qt's print support is loaded only when a person prints."""
