/**
 * Dynoxide 1.2 numbers each stream record by looking through all that there are, so that a write takes 1 ms at first
 * and 8 ms after 3,000 of them. An index of our own in its file keeps that constant. It is no part of the engine's
 * schema: where it cannot be made, the engine works without it, only slower.
 */
export async function indexStreamRecords(databaseFile: string): Promise<void> {
  try {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(databaseFile, { timeout: 2_000 });
    database.exec(
      'CREATE INDEX IF NOT EXISTS onramp_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
    database.close();
  } catch (error) {
    process.stderr.write(`The streams of ${databaseFile} have no index: ${(error as Error).message}\n`);
  }
}
