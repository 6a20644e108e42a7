"""OpenDocument text (LibreOffice, Google Docs): the reader of drafts."""
