"""JATS (Journal Article Tag Suite) and its forerunners of the NLM: articles in XML."""
