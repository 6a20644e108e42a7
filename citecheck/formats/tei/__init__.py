"""TEI (Text Encoding Initiative), above all as GROBID makes it of PDF files."""
