import { ProblemAnswer, problem } from './problem.ts';

/** A record of a CSV file, and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads CSV (RFC 4180): quoted fields may hold separators, line breaks and doubled quotes; lines end with CRLF, LF or
 * CR. Fields are parted by semicolons where the first line has them and no comma, as Excel writes in much of Europe.
 * Empty lines are passed over. Throws `ProblemAnswer` that names the line.
 */
export function csvRecords(text: string): CsvRecord[] {
  const [firstLine = ''] = text.split(/\r|\n/, 1);
  const separator = firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',';
  const records = new CsvReader(text, separator).records();
  return records.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
}

class CsvReader {
  readonly #text: string;
  readonly #separator: string;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
  }

  records(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#at < this.#text.length) records.push(this.#record());
    return records;
  }

  #record(): CsvRecord {
    const line = this.#line;
    const fields = [this.#field()];
    while (this.#text[this.#at] === this.#separator) {
      this.#at++;
      fields.push(this.#field());
    }
    this.#lineBreak();
    return { line, fields };
  }

  #field(): string {
    return this.#text[this.#at] === '"' ? this.#quoted() : this.#plain();
  }

  /** A quote in the middle of a plain field is a character like any other. */
  #plain(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !this.#endsField()) this.#at++;
    return this.#text.slice(from, this.#at);
  }

  #quoted(): string {
    const line = this.#line;
    let field = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end < 0) throw malformed(line, 'A quoted field is not closed');
      const part = this.#text.slice(this.#at + 1, end);
      field += part;
      this.#line += part.split(/\r\n|\r|\n/).length - 1;
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      field += '"';
    }
    if (this.#at < this.#text.length && !this.#endsField())
      throw malformed(this.#line, 'Something follows the closing quote of a field');
    return field;
  }

  #endsField(): boolean {
    const character = this.#text[this.#at];
    return character === this.#separator || character === '\n' || character === '\r';
  }

  #lineBreak(): void {
    if (this.#at >= this.#text.length) return;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line++;
  }
}

const malformed = (line: number, what: string): ProblemAnswer =>
  new ProblemAnswer(
    problem('malformed-request', `${what} on line ${line}. Quotes inside of a quoted field are doubled.`),
  );
