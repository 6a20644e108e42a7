"""Subtitles and transcripts with times (SRT, WebVTT) as sources."""
