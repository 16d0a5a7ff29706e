// Runs a view of globalmart.malloy and prints its rows as JSON: node run.mjs totals
// Connects as PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD say.
import {readFile} from 'node:fs/promises';
import {Runtime} from '@malloydata/malloy';
import {PostgresConnection} from '@malloydata/db-postgres';

const view = process.argv[2];
if (!view || !/^\w+$/.test(view)) {
  console.error(`run.mjs was asked for '${view ?? ''}', expected the name of a view of sales, for example totals`);
  process.exit(2);
}
const connection = new PostgresConnection('warehouse', undefined, async () => ({
  host: process.env.PGHOST ?? '127.0.0.1',
  port: Number(process.env.PGPORT ?? 5432),
  databaseName: process.env.PGDATABASE ?? 'warehouse',
  username: process.env.PGUSER ?? 'bi_reader',
  password: process.env.PGPASSWORD ?? '',
}));
try {
  const model = new URL('globalmart.malloy', import.meta.url);
  const runtime = new Runtime({
    urlReader: {readURL: url => readFile(url, 'utf8')},
    connection,
  });
  const result = await runtime.loadModel(model).loadQuery(`run: sales -> ${view}`).run();
  console.log(JSON.stringify(result.data.toObject()));
} finally {
  await connection.close();
}
