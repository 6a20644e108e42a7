"""What a corpus cites, and how well: the tables of a batch with pandas and duckdb.

    citecheck batch drafts -o results
    python examples/notebook.py results

The marks `# %%` make cells of it in Jupyter (jupytext), VS Code, Spyder and PyCharm; set `FOLDER`
there. It needs citecheck with the extra `tables`, pandas and duckdb.
"""

# %% The folder that `citecheck batch -o` was given
import sys

import pandas as pd

import citecheck

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "results"
tables = citecheck.load(FOLDER)
print(tables)

# %% Outcomes: how many claims their sources bear out
claims = tables.claims.to_pandas()
outcomes = claims["outcome"].value_counts().rename_axis("outcome").reset_index(name="claims")
outcomes["share"] = (outcomes["claims"] / len(claims)).round(3)
print("\nClaims by outcome\n", outcomes.to_string(index=False))

# %% What to read first: claims that a source speaks against, with its words
worst = tables.sql(
    """
    SELECT claims.draft, claims.text AS claim, evidence.passage, evidence.note
    FROM claims JOIN evidence ON evidence.draft = claims.draft AND evidence.claim = claims.id
    WHERE claims.outcome IN ('contradicted', 'altered') AND evidence.number = 0
    ORDER BY claims.draft, claims.start LIMIT 10
    """
).df()
print("\nTo read first\n", worst.to_string(index=False, max_colwidth=60))

# %% Link rot: what became of the sources, by host
rot = tables.sql(
    """
    SELECT coalesce(nullif(regexp_extract(url, '://(?:www\\.)?([^/:]+)', 1), ''), 'files') AS host,
           count(DISTINCT key) AS sources,
           count(DISTINCT key) FILTER (state IN ('dead', 'soft_404', 'parked', 'archived')) AS gone
    FROM sources GROUP BY host ORDER BY sources DESC, host LIMIT 20
    """
).df()
print("\nSources by host\n", rot.to_string(index=False))

# %% Does support change over the years? `published` comes from the manifest
drafts = tables.drafts.to_pandas()
drafts["year"] = pd.to_datetime(drafts["published"]).dt.year
wrong = ["contradicted", "altered", "not_found"]
drafts["unsupported"] = drafts[wrong].sum(axis="columns")
by_year = drafts.groupby("year", dropna=False)[["claims", "unsupported"]].sum()
by_year["share"] = (by_year["unsupported"] / by_year["claims"]).round(3)
print("\nBy year of publication\n", by_year.to_string())

# %% Larger than memory: batches of rows instead of a frame
length = sum(
    len(str(text)) for batch in tables.evidence.batches(10_000) for text in batch["passage"]
)
print(f"\n{length:,} characters of evidence, read in batches")

# %% Your own columns of the manifest are JSON in `drafts.columns`
desks = tables.sql(
    """
    SELECT json_extract_string(columns, '$.desk') AS desk, sum(claims) AS claims,
           sum(contradicted) AS contradicted
    FROM drafts WHERE columns IS NOT NULL GROUP BY desk ORDER BY desk
    """
).df()
print("\nBy a column of the manifest\n", desks.to_string(index=False))
