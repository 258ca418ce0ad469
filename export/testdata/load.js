// Loads every export in a folder with DuckDB and prints how many rows each has.
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const folder = process.argv[2];
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = {};
  const sources = {
    events: `read_csv('${folder}/events.csv')`, claims: `read_csv('${folder}/claims.csv')`, acled: `read_csv('${folder}/acled.csv')`,
    ucdp: `read_csv('${folder}/ucdp.csv')`, polecat: `read_csv('${folder}/polecat.tsv', delim='\t', header=true)`,
    gdelt: `read_csv('${folder}/gdelt.tsv', delim='\t', header=false)`, parquet: `read_parquet('${folder}/parquet.parquet')`,
    plover: `read_json('${folder}/plover.jsonl', format='newline_delimited')`, ftm: `read_json('${folder}/ftm.jsonl', format='newline_delimited')`,
  };
  for (const [name, from] of Object.entries(sources)) {
    const result = await db.runAndReadAll(`SELECT count(*)::INTEGER FROM ${from}`);
    rows[name] = result.getRows()[0][0];
  }
  console.log(JSON.stringify(rows));
})().catch((e) => { console.error(e); process.exit(1); });
